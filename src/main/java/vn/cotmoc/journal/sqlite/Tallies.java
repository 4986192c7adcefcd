// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.journal.Counted;

/**
 * What rows add to the two tables of counts, added up in memory: by day and place, and by month and hour. One thread.
 *
 * <p>Millions of rows share some hundred groups: each row is looked up by its words once, by day and hour within its group.
 */
final class Tallies {
    /** Where a play was to be seen; the site is that of the stream's last site row before it. */
    record Place(long stream, String screen, String site) {}

    record DayKey(int day, Place place, Counted.Facts facts, Counted.Way way) {}

    record HourKey(int month, int hour, Counted.Facts facts, Counted.Way way) {}

    /** A key with its tally. */
    record Sum<K>(K key, Tally tally) {}

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

    private record Shown(Counted.Facts facts, Counted.Way way) {}

    private record Group(Place place, Shown shown) {}

    /** @param hours those of the clip at all places, by month and hour; {@code days} of this place alone */
    private record Parts(Map<Integer, Tally> days, Map<Integer, Tally> hours) {}

    private final Map<Group, Parts> groups = new HashMap<>();
    private final Map<Shown, Map<Integer, Tally>> hours = new HashMap<>();
    private int daySums;

    void add(long stream, String site, long row, Counted counted) {
        var group = new Group(new Place(stream, counted.screen(), site), new Shown(counted.facts(), counted.way()));
        Parts parts = groups.get(group);
        if (parts == null) {
            parts = new Parts(new HashMap<>(), hours.computeIfAbsent(group.shown(), shown -> new HashMap<>()));
            groups.put(group, parts);
        }
        Tally day = parts.days().get(counted.day());
        if (day == null) {
            day = new Tally();
            parts.days().put(counted.day(), day);
            daySums++;
        }
        day.add(counted, row);
        parts.hours()
                .computeIfAbsent(hour(counted.month(), counted.hour()), hour -> new Tally())
                .add(counted, row);
    }

    /** How many sums by day and place there are. */
    int size() {
        return daySums;
    }

    List<Sum<DayKey>> days() {
        List<Sum<DayKey>> sums = new ArrayList<>(daySums);
        groups.forEach((group, parts) -> parts.days()
                .forEach((day, tally) -> sums.add(new Sum<>(
                        new DayKey(
                                day,
                                group.place(),
                                group.shown().facts(),
                                group.shown().way()),
                        tally))));
        return sums;
    }

    List<Sum<HourKey>> hours() {
        List<Sum<HourKey>> sums = new ArrayList<>();
        hours.forEach((shown, tallies) -> tallies.forEach((hour, tally) ->
                sums.add(new Sum<>(new HourKey(hour / 100, hour % 100, shown.facts(), shown.way()), tally))));
        return sums;
    }

    /** Takes a sum out. */
    Optional<Tally> take(DayKey key) {
        Parts parts = groups.get(new Group(key.place(), new Shown(key.facts(), key.way())));
        return parts == null
                ? Optional.empty()
                : Optional.ofNullable(parts.days().remove(key.day()));
    }

    /** Takes a sum out. */
    Optional<Tally> take(HourKey key) {
        Map<Integer, Tally> tallies = hours.get(new Shown(key.facts(), key.way()));
        return tallies == null ? Optional.empty() : Optional.ofNullable(tallies.remove(hour(key.month(), key.hour())));
    }

    void clear() {
        groups.clear();
        hours.clear();
        daySums = 0;
    }

    private static int hour(int month, int hour) {
        return month * 100 + hour;
    }
}
