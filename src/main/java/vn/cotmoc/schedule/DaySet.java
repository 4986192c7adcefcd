// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days, kept as runs of days on end, so that a daily appointment of many weeks takes two numbers.
 *
 * @param bounds first and last epoch day of each run by turns, rising
 */
record DaySet(List<Long> bounds) {
    static final DaySet EMPTY = new DaySet(List.of());

    /** The oldest runs are forgotten beyond this: of a weekly appointment about ten months. */
    private static final int MAX_RUNS = 40;

    DaySet {
        bounds = List.copyOf(bounds);
    }

    boolean contains(LocalDate date) {
        long day = date.toEpochDay();
        for (int i = bounds.size() - 2; i >= 0; i -= 2) {
            if (bounds.get(i) <= day) {
                return day <= bounds.get(i + 1);
            }
        }
        return false;
    }

    DaySet with(LocalDate date) {
        if (contains(date)) {
            return this;
        }
        long day = date.toEpochDay();
        List<Long> joined = new ArrayList<>();
        long first = day;
        long last = day;
        int place = 0;
        for (int i = 0; i < bounds.size(); i += 2) {
            if (bounds.get(i + 1) + 1 == day) {
                first = bounds.get(i);
            } else if (bounds.get(i) - 1 == day) {
                last = bounds.get(i + 1);
            } else {
                joined.add(bounds.get(i));
                joined.add(bounds.get(i + 1));
                place = bounds.get(i) < day ? joined.size() : place;
            }
        }
        joined.addAll(place, List.of(first, last));
        int tooMany = Math.max(0, joined.size() - 2 * MAX_RUNS);
        return new DaySet(joined.subList(tooMany, joined.size()));
    }

    long lastEpochDay() {
        return bounds.isEmpty() ? Long.MIN_VALUE : bounds.get(bounds.size() - 1);
    }
}
