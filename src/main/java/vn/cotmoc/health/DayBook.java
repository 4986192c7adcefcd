// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.time.Moment;

/**
 * How long each screen was open and down on each local day. A day that has ended becomes an entry; the time during which
 * nothing ran counts as down. It reads no clock; safe for every thread.
 */
final class DayBook {
    /** More days without a row than this are no absence but a clock that was wrong. */
    private static final int MOST_DAYS = 400;

    private final Map<String, OpenHours> screens;
    private final Map<String, DayCount> counts;

    /**
     * Goes on with what was counted.
     *
     * @param kept as {@link #counts} gave it; empty at the first start
     */
    DayBook(Map<String, OpenHours> screens, Map<String, DayCount> kept) {
        this.screens = new TreeMap<>(screens);
        this.counts = new TreeMap<>(kept);
        counts.keySet().retainAll(screens.keySet());
    }

    /** To be kept over restarts. */
    synchronized Map<String, DayCount> counts() {
        return new TreeMap<>(counts);
    }

    /**
     * Fills the time since the last process.
     *
     * @param written the last day of a screen that has its row already
     * @param suspended whether the site is
     * @return the days that ended meanwhile
     */
    synchronized List<Entry> resume(Map<String, LocalDate> written, boolean suspended, Moment now) {
        List<Entry> ended = new ArrayList<>();
        screens.forEach((screen, hours) -> {
            LocalDate today = LocalDate.ofInstant(now.wall(), hours.zone());
            DayCount known = counts.get(screen);
            if (known == null) {
                known = beginning(hours, Optional.ofNullable(written.get(screen)), today, now.wall());
            }
            DayCount last = endDays(screen, hours, known, today, suspended, ended);
            counts.put(screen, away(hours, last, now.wall(), suspended));
        });
        return ended;
    }

    /** Goes on to today, from day to day, with nothing running on any of them; stays where that is too long. */
    private static DayCount endDays(
            String screen, OpenHours hours, DayCount from, LocalDate today, boolean suspended, List<Entry> ended) {
        DayCount known = from;
        while (known.date().isBefore(today) && known.date().plusDays(MOST_DAYS).isAfter(today)) {
            LocalDate next = known.date().plusDays(1);
            DayCount whole = away(hours, known, hours.start(next), suspended);
            row(screen, hours, whole).ifPresent(ended::add);
            known = new DayCount(next, 0, 0, hours.start(next).toEpochMilli());
        }
        return known;
    }

    /**
     * Time has passed.
     *
     * @param downMs of it without a good picture
     * @param closedMs of it suspended
     * @return the days that have ended by it: several where the clock was set forward
     */
    synchronized List<Entry> pass(String screen, long downMs, long closedMs, Moment now) {
        OpenHours hours = screens.get(screen);
        if (hours == null) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(now.wall(), hours.zone());
        long nowMs = now.wall().toEpochMilli();
        DayCount known = counts.getOrDefault(screen, new DayCount(today, 0, 0, nowMs));
        // A clock that was set back has been here before: its time goes to the day that is under way.
        if (!known.date().isBefore(today)) {
            counts.put(screen, known.with(downMs, closedMs, nowMs));
            return List.of();
        }
        List<Entry> ended = new ArrayList<>();
        DayCount begun = new DayCount(today, 0, 0, nowMs);
        if (isLeap(known.date(), today)) {
            // The clock was set over whole days: of them, and of the rest of the first, nothing is known but that.
            boolean suspended = closedMs > 0;
            begun = away(hours, endDays(screen, hours, known, today, suspended, ended), now.wall(), suspended);
        } else {
            row(screen, hours, known).ifPresent(ended::add);
        }
        counts.put(screen, begun.with(downMs, closedMs, nowMs));
        return ended;
    }

    private static boolean isLeap(LocalDate known, LocalDate today) {
        return known.plusDays(1).isBefore(today) && known.plusDays(MOST_DAYS).isAfter(today);
    }

    /** Nothing is known of the time before the first start; with rows there was one, and the node was away since. */
    private static DayCount beginning(OpenHours hours, Optional<LocalDate> written, LocalDate today, Instant now) {
        if (written.isPresent() && written.get().isBefore(today)) {
            LocalDate next = written.get().plusDays(1);
            return new DayCount(next, 0, 0, hours.start(next).toEpochMilli());
        }
        return new DayCount(today, 0, hours.openMs(hours.start(today), now), now.toEpochMilli());
    }

    private static DayCount away(OpenHours hours, DayCount known, Instant until, boolean suspended) {
        long awayMs = hours.openMs(Instant.ofEpochMilli(known.untilMs()), until);
        return known.with(suspended ? 0 : awayMs, suspended ? awayMs : 0, until.toEpochMilli());
    }

    /** A day that was closed throughout has none. */
    private static Optional<Entry> row(String screen, OpenHours hours, DayCount day) {
        long openMs = hours.openMs(day.date()) - day.closedMs();
        return openMs <= 0 && day.closedMs() > 0
                ? Optional.empty()
                : Optional.of(new Entry.DayEnded(
                        screen, day.date(), Math.max(0, openMs), Math.min(day.downMs(), Math.max(0, openMs))));
    }
}
