// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.TimeOfDay;

/** What {@link ScheduleSpeedTest} measures. Public because JMH must see it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScheduleBenchmarks {
    private static final int DECISIONS = 2_000;
    private static final Duration DAY = Duration.ofDays(1);

    private Schedule large = Schedule.of(playlist(500), screen());
    private Playlist hundred = playlist(100);
    private Instant from = Instant.EPOCH;
    private List<Instant> instants = List.of();
    private List<History> histories = List.of();
    private int next;

    /** A day's decisions, one after the other, as a screen with 500 slots makes them. */
    @Setup
    public void decideADay() {
        large = Schedule.of(playlist(500), screen());
        hundred = playlist(100);
        from = LocalDate.of(2026, 11, 2).atStartOfDay(hundred.timezone()).toInstant();
        instants = new ArrayList<>();
        histories = new ArrayList<>();
        History history = large.activated(null, History.EMPTY, from);
        Instant now = from;
        for (int i = 0; i < DECISIONS; i++) {
            instants.add(now);
            histories.add(history);
            Decision decision = large.decide(now, history, clip -> true);
            history = decision.history();
            now = decision.until();
        }
    }

    @Benchmark
    public Decision decisionWith500Slots() {
        next = (next + 1) % DECISIONS;
        return large.decide(instants.get(next), histories.get(next), clip -> true);
    }

    @Benchmark
    public int yearOfSlotsOf100Slots() {
        return Preview.slots(hundred, List.of(screen()), from, from.plus(Duration.ofDays(365)))
                .size();
    }

    @Benchmark
    public int dayOfPlaysOf100Slots() {
        Schedule anew = Schedule.of(hundred, screen());
        Iterator<PlannedPlay> plays = Preview.plays(List.of(Preview.Standing.anew(anew, from)), from, from.plus(DAY));
        int count = 0;
        while (plays.hasNext()) {
            plays.next();
            count++;
        }
        return count;
    }

    private static Screen screen() {
        return Screen.alone(Screen.ANY, Playlist.DEFAULT_TIMEZONE);
    }

    /**
     * As a busy gate has them: three of five slots are appointments of one time of day on some days of the week, the others
     * dayparts of some hours; a tenth of them high; some with a rerun the next day.
     */
    static Playlist playlist(int slots) {
        var random = new Random(slots);
        Playlist drawn = new RandomPlaylist(1).draw();
        List<Clip> clips =
                drawn.clips().stream().map(ScheduleBenchmarks::shortened).toList();
        List<Slot> all = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            all.add(slot("s" + i, i % 5 < 3, random));
        }
        return new Playlist(
                drawn.id(),
                1,
                drawn.nodes(),
                null,
                null,
                Playlist.DEFAULT_TIMEZONE,
                clips,
                all,
                drawn.filler(),
                Map.of());
    }

    private static Clip shortened(Clip clip) {
        return clip.withDurationMs(20_000 + clip.durationMs() % 40_000);
    }

    private static Slot slot(String id, boolean appointment, Random random) {
        int hour = 5 + random.nextInt(14);
        Slot.Times times = appointment
                ? new Slot.At(List.of(new TimeOfDay(hour * 3_600 + random.nextInt(3_600))))
                : new Slot.Between(new Daypart(
                        new TimeOfDay(hour * 3_600), new TimeOfDay((hour + 1 + random.nextInt(4)) * 3_600)));
        List<String> days = new ArrayList<>(List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"));
        Collections.shuffle(days, random);
        return new Slot(
                id,
                times,
                List.of("c" + random.nextInt(3), "c" + (3 + random.nextInt(3))),
                Slot.Order.SEQUENCE,
                Map.of(),
                1,
                Slot.Start.HARD,
                Duration.ofMinutes(5),
                random.nextInt(10) == 0 ? Slot.Priority.HIGH : Slot.Priority.NORMAL,
                new Slot.Recurrence("FREQ=WEEKLY;BYDAY=" + String.join(",", days.subList(0, 1 + random.nextInt(4)))),
                null,
                null,
                List.of(),
                List.of(),
                random.nextInt(7) == 0 ? List.of(1) : List.of(),
                List.of());
    }
}
