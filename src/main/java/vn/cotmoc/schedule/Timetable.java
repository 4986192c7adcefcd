// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.TimeOfDay;

/**
 * The due times of slots by the calendar alone: no ranks, no hours of a screen, no history. Days are reckoned when first
 * asked for and kept; that changes no answer. Any thread.
 */
final class Timetable {
    private static final int CACHED_DAYS = 64;

    private final List<SlotPlan> slots;
    private final Validity validity;
    private final Map<LocalDate, Day> days = new ConcurrentHashMap<>();
    private final Map<LocalDate, NavigableSet<Instant>> changes = new ConcurrentHashMap<>();

    Timetable(List<SlotPlan> slots, Validity validity) {
        this.slots = List.copyOf(slots);
        this.validity = validity;
    }

    /**
     * An air day's, by time, then file order.
     *
     * @param stretches those of {@code between} slots alone
     */
    private record Day(List<Occurrence> all, List<Occurrence> stretches) {}

    /** Those of an air day, by time, then file order. */
    List<Occurrence> on(LocalDate day) {
        return day(day).all;
    }

    /** Those of {@code between} slots on an air day, by time, then file order. */
    List<Occurrence> stretchesOn(LocalDate day) {
        return day(day).stretches;
    }

    private Day day(LocalDate day) {
        if (days.size() > CACHED_DAYS) {
            days.clear();
        }
        return days.computeIfAbsent(day, this::reckon);
    }

    /**
     * The first instant after another at which the calendar lets a stretch open or close, an appointment begin or be too
     * late, a start cut: looked for until the end of the next day, else {@code Instant.MAX}.
     */
    Instant changeAfter(Instant after) {
        LocalDate today = validity.dayOf(after);
        Instant first = Instant.MAX;
        for (int day = -1; day <= 1; day++) {
            Instant change = changesOn(today.plusDays(day)).higher(after);
            first = change != null && change.isBefore(first) ? change : first;
        }
        return first;
    }

    private NavigableSet<Instant> changesOn(LocalDate day) {
        if (changes.size() > CACHED_DAYS) {
            changes.clear();
        }
        return changes.computeIfAbsent(day, this::reckonChanges);
    }

    /** Those that start in [from, to), by air day, time, file order. */
    void forEachStarting(Instant from, Instant to, Consumer<Occurrence> action) {
        LocalDate last = validity.dayOf(to);
        // A clock change may put a late evening's start on the next day.
        for (LocalDate day = validity.dayOf(from).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            List<Occurrence> all = on(day);
            for (int i = firstNotBefore(all, from);
                    i < all.size() && all.get(i).start().isBefore(to);
                    i++) {
                action.accept(all.get(i));
            }
        }
    }

    private static int firstNotBefore(List<Occurrence> all, Instant from) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The appointment of that key, if a slot of this playlist has it. */
    Optional<Occurrence> find(Occurrence.Key key) {
        return slots.stream()
                .filter(slot -> slot.id().equals(key.slot()) && slot.days().contains(key.day()))
                .filter(slot ->
                        slot.slot().times() instanceof Slot.At at && at.times().contains(key.time()))
                .map(slot -> Occurrence.at(slot, key.day(), key.time(), validity))
                .findFirst();
    }

    private Day reckon(LocalDate day) {
        List<Occurrence> found = new ArrayList<>();
        for (SlotPlan slot : slots) {
            if (slot.days().contains(day)) {
                add(found, slot, day);
            }
        }
        found.sort(Occurrence.BY_TIME_THEN_FILE);
        return new Day(
                List.copyOf(found),
                found.stream().filter(occurrence -> !occurrence.slot().isAt()).toList());
    }

    private NavigableSet<Instant> reckonChanges(LocalDate day) {
        NavigableSet<Instant> found = new TreeSet<>();
        for (Occurrence occurrence : on(day)) {
            found.add(occurrence.start());
            found.add(occurrence.end());
            found.add(occurrence.cutAt());
            found.add(occurrence.start().plus(occurrence.slot().waitFor()));
        }
        return found;
    }

    private void add(List<Occurrence> found, SlotPlan slot, LocalDate day) {
        if (slot.slot().times() instanceof Slot.At at) {
            for (TimeOfDay time : at.times()) {
                found.add(Occurrence.at(slot, day, time, validity));
            }
        } else if (slot.slot().times() instanceof Slot.Between between) {
            Occurrence stretch = Occurrence.between(slot, day, between.daypart(), validity);
            // A clock change may leave it empty.
            if (stretch.end().isAfter(stretch.start())) {
                found.add(stretch);
            }
        }
    }
}
