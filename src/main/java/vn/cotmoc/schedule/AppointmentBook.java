// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of appointments on a screen.
 *
 * @param begunDays by {@code PLAYLIST/SLOT@SECOND}: none of these begins again
 * @param going begun ones that have clips left
 * @param shows when appointments were on air, as far as they hold back others of their rank that may still begin
 * @param settledUntil what could have begun up to here has begun or was told to be missed
 */
record AppointmentBook(Map<String, DaySet> begunDays, List<Going> going, List<Show> shows, Instant settledUntil) {
    static final AppointmentBook EMPTY = new AppointmentBook(Map.of(), List.of(), List.of(), Instant.MIN);

    /**
     * Appointment times remembered, over all playlists that were on air; the longest unused goes first, but none of yesterday
     * or later, which might begin again.
     */
    private static final int MAX_TIMES = 2_000;

    private static final int MAX_SHOWS = 500;

    AppointmentBook {
        going = List.copyOf(going);
        shows = List.copyOf(shows);
    }

    /**
     * A begun appointment.
     *
     * @param position of its next clip
     * @param lastEnd when its last clip ended
     * @param fingerprint of its slot's clips when it began
     */
    record Going(Occurrence.Key key, int position, Instant lastEnd, String fingerprint) {}

    /** An appointment's clip was on air. */
    record Show(Rank rank, Occurrence.Key key, Instant start, Instant end) {}

    boolean hasBegun(String playlist, Occurrence.Key key) {
        DaySet days = begunDays.get(timeName(playlist, key));
        return days != null && days.contains(key.day());
    }

    Optional<Going> findGoing(Occurrence.Key key) {
        return going.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** After a clip of an appointment has started; {@code rest} is its next position, or none when it was the last. */
    AppointmentBook started(
            String playlist, Occurrence appointment, Optional<Integer> rest, Instant start, Instant end) {
        Occurrence.Key key = appointment.key();
        List<Going> nowGoing = without(key);
        rest.ifPresent(position ->
                nowGoing.add(new Going(key, position, end, appointment.slot().fingerprint())));
        List<Show> nowShows = new ArrayList<>(shows.subList(Math.max(0, shows.size() + 1 - MAX_SHOWS), shows.size()));
        nowShows.add(new Show(appointment.rank(), key, start, end));
        return new AppointmentBook(withBegun(playlist, key), nowGoing, nowShows, settledUntil);
    }

    /** The clip on air ended other than planned. */
    AppointmentBook ended(Occurrence.Key key, Instant planned, Instant end) {
        List<Going> nowGoing = new ArrayList<>();
        for (Going entry : going) {
            boolean it = entry.key().equals(key) && entry.lastEnd().equals(planned);
            nowGoing.add(it ? new Going(key, entry.position(), end, entry.fingerprint()) : entry);
        }
        List<Show> nowShows = new ArrayList<>();
        for (Show show : shows) {
            boolean it = show.key().equals(key) && show.end().equals(planned);
            nowShows.add(it ? new Show(show.rank(), key, show.start(), end) : show);
        }
        return new AppointmentBook(begunDays, nowGoing, nowShows, settledUntil);
    }

    AppointmentBook without(List<Occurrence.Key> given) {
        return given.isEmpty()
                ? this
                : new AppointmentBook(
                        begunDays,
                        going.stream()
                                .filter(entry -> !given.contains(entry.key()))
                                .toList(),
                        shows,
                        settledUntil);
    }

    /** Another playlist is on air: what was going on goes on no more. */
    AppointmentBook closed() {
        return new AppointmentBook(begunDays, List.of(), List.of(), settledUntil);
    }

    AppointmentBook settled(Instant until, Instant oldestNeeded) {
        boolean keepsAll = shows.stream().allMatch(show -> show.end().isAfter(oldestNeeded));
        List<Show> needed = keepsAll
                ? shows
                : shows.stream()
                        .filter(show -> show.end().isAfter(oldestNeeded))
                        .toList();
        return new AppointmentBook(begunDays, going, needed, until);
    }

    private List<Going> without(Occurrence.Key key) {
        List<Going> others = new ArrayList<>(going);
        others.removeIf(entry -> entry.key().equals(key));
        return others;
    }

    private Map<String, DaySet> withBegun(String playlist, Occurrence.Key key) {
        String name = timeName(playlist, key);
        DaySet before = begunDays.getOrDefault(name, DaySet.EMPTY);
        if (before.contains(key.day())) {
            return begunDays;
        }
        Map<String, DaySet> begun = new HashMap<>(begunDays);
        if (begun.size() >= MAX_TIMES && !begun.containsKey(name)) {
            String oldest = longestUnused();
            if (begun.getOrDefault(oldest, DaySet.EMPTY).lastEpochDay()
                    < key.day().toEpochDay() - 1) {
                begun.remove(oldest);
            }
        }
        begun.put(name, before.with(key.day()));
        return begun;
    }

    private String longestUnused() {
        return begunDays.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().lastEpochDay()))
                .orElseThrow()
                .getKey();
    }

    private static String timeName(String playlist, Occurrence.Key key) {
        return playlist + "/" + key.slot() + "@" + key.time().second();
    }
}
