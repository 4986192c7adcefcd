// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.TimeOfDay;

/** Playlists drawn by a seed, dense enough that their slots meet. */
public final class RandomPlaylist {
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 27);

    private static final List<String> ZONES = List.of("Asia/Ho_Chi_Minh", "Europe/Berlin");

    private static final List<Slot.Rule> RULES = List.of(
            new Slot.Recurrence("FREQ=WEEKLY;BYDAY=FR,SU"),
            new Slot.Recurrence("FREQ=MONTHLY;BYDAY=-1SA"),
            new Slot.Lunar(List.of(new Slot.LunarDay(2, false, 9), new Slot.LunarDay(2, false, 11))),
            new Slot.WeeksOfMonth(List.of(4), DayOfWeek.SATURDAY, false),
            new Slot.WeeksOfMonth(List.of(5), DayOfWeek.FRIDAY, true));

    private final Random random;
    /** Draws on which days and screens a slot is due. */
    private final Random days;

    public RandomPlaylist(long seed) {
        this.random = new Random(seed);
        this.days = new Random(~seed);
    }

    public Playlist draw() {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            clips.add(clip("c" + i, Clip.Kind.VIDEO, true));
        }
        clips.add(clip("f0", Clip.Kind.VIDEO, false));
        clips.add(clip("f1", Clip.Kind.VIDEO, false));
        clips.add(clip("the-cho", Clip.Kind.STILL, false));
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            slots.add(slot("s" + i));
        }
        return new Playlist(
                "mau",
                1,
                List.of("*"),
                random.nextInt(4) == 0 ? FIRST_DAY.plusDays(1) : null,
                random.nextInt(4) == 0 ? FIRST_DAY.plusDays(2) : null,
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                clips,
                slots,
                days.nextInt(4) == 0 ? List.of("the-cho") : List.of("f0", "f1", "the-cho"),
                Map.of());
    }

    /** The same with one slot changed, under its own name or another, and one gone: the next version. */
    Playlist change(Playlist before) {
        List<Slot> slots = new ArrayList<>(before.schedule());
        int changed = random.nextInt(slots.size());
        slots.set(
                changed,
                slot(
                        random.nextBoolean()
                                ? slots.get(changed).id()
                                : "s" + random.nextInt(10) + "v" + before.version()));
        if (slots.size() > 1) {
            slots.remove(random.nextInt(slots.size()));
        }
        return new Playlist(
                before.id(),
                before.version() + 1,
                before.nodes(),
                before.validFrom(),
                before.validUntil(),
                before.timezone(),
                before.clips(),
                slots,
                before.filler(),
                before.quotas());
    }

    public @Nullable Daypart hours() {
        return random.nextInt(3) == 0 ? daypart() : null;
    }

    private Clip clip(String id, Clip.Kind kind, boolean limited) {
        return new Clip(
                id,
                id,
                id + ".mp4",
                "khac",
                "vi",
                Clip.Source.TINH,
                null,
                limited && random.nextInt(6) == 0 ? FIRST_DAY.plusDays(1) : null,
                null,
                kind,
                (20 + random.nextInt(limited ? 600 : 900)) * 1000L + random.nextInt(1000),
                true,
                Clip.Fit.CONTAIN,
                limited && random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0,
                limited && random.nextInt(4) == 0 ? Duration.ofMinutes(5L + random.nextInt(60)) : null,
                null);
    }

    private Slot slot(String id) {
        boolean at = random.nextBoolean();
        Slot.Order order = at ? Slot.Order.SEQUENCE : one(Slot.Order.values());
        Slot.Priority priority = one(Slot.Priority.values());
        List<String> clips = new ArrayList<>(List.of("c0", "c1", "c2", "c3", "c4", "c5"));
        Collections.shuffle(clips, random);
        return new Slot(
                id,
                at ? new Slot.At(times()) : new Slot.Between(daypart()),
                clips.subList(0, 1 + random.nextInt(3)),
                order,
                order == Slot.Order.WEIGHTED ? Map.of(clips.get(0), 1 + random.nextInt(3)) : Map.of(),
                1 + random.nextInt(3),
                random.nextBoolean() ? Slot.Start.HARD : Slot.Start.SOFT,
                Duration.ofMinutes(random.nextInt(12)),
                priority,
                days.nextInt(3) == 0 ? RULES.get(days.nextInt(RULES.size())) : new Slot.Daily(),
                days.nextInt(8) == 0 ? FIRST_DAY.plusDays(1) : null,
                days.nextInt(8) == 0 ? FIRST_DAY.plusDays(1) : null,
                seldom(FIRST_DAY.plusDays(1)),
                seldom(FIRST_DAY.plusDays(2)),
                seldom(1),
                days.nextInt(8) == 0 ? List.of(days.nextBoolean() ? "man" : "khac") : List.of());
    }

    private <T> List<T> seldom(T it) {
        return days.nextInt(6) == 0 ? List.of(it) : List.of();
    }

    private List<TimeOfDay> times() {
        List<TimeOfDay> times = new ArrayList<>();
        int first = random.nextInt(6);
        for (int hour = first; hour < 24; hour += 1 + random.nextInt(6)) {
            times.add(new TimeOfDay(hour * 3600 + random.nextInt(4) * 900));
        }
        return times;
    }

    private Daypart daypart() {
        int start = random.nextInt(24);
        int length = 1 + random.nextInt(20);
        return new Daypart(new TimeOfDay(start * 3600), new TimeOfDay((start + length) % 24 * 3600));
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
