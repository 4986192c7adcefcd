// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.journal.Counted;

/**
 * What rows add to the two tables of counts, added up in memory: by day and place, and by month and hour. One thread.
 */
final class Tallies {
    /** Where a play was to be seen; the site is that of the stream's last site row before it. */
    record Place(long stream, String screen, String site) {}

    record DayKey(int day, Place place, Counted.Facts facts, Counted.Way way) {}

    record HourKey(int month, int hour, Counted.Facts facts, Counted.Way way) {}

    /** Plays, their airtime, and the latest of them. */
    static final class Tally {
        long plays;
        long airtimeMs;
        long lastMs = Long.MIN_VALUE;
        long lastRow;

        private void add(Counted counted, long row) {
            plays++;
            airtimeMs += counted.airtimeMs();
            if (counted.startedMs() >= lastMs) {
                lastMs = counted.startedMs();
                lastRow = row;
            }
        }
    }

    private final Map<DayKey, Tally> days = new HashMap<>();
    private final Map<HourKey, Tally> hours = new HashMap<>();

    void add(long stream, String site, long row, Counted counted) {
        var place = new Place(stream, counted.screen(), site);
        days.computeIfAbsent(new DayKey(counted.day(), place, counted.facts(), counted.way()), ignored -> new Tally())
                .add(counted, row);
        hours.computeIfAbsent(
                        new HourKey(counted.month(), counted.hour(), counted.facts(), counted.way()),
                        ignored -> new Tally())
                .add(counted, row);
    }

    Map<DayKey, Tally> days() {
        return days;
    }

    Map<HourKey, Tally> hours() {
        return hours;
    }

    void clear() {
        days.clear();
        hours.clear();
    }
}
