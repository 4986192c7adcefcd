// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.schedule.AppointmentBook.Going;
import vn.cotmoc.schedule.AppointmentBook.Show;

/**
 * Which appointments may begin or go on at an instant, and for which it is too late.
 *
 * <p>One begins at most once: at its time, or as long as now < time + {@code wait}, to which is added the time since in
 * which another of its rank was on air.
 */
final class Appointments {
    /** A node that was off for longer tells no older appointments to be missed. */
    private static final Duration TOLD_AT_MOST = Duration.ofDays(366);

    /** A {@code wait} of nothing at all: at its very instant it may begin. */
    private static final Duration LEAST_WAIT = Duration.ofMillis(1);

    private final Timetable timetable;
    private final Duration longestWait;

    Appointments(Timetable timetable, Duration longestWait) {
        this.timetable = timetable;
        this.longestWait = longestWait;
    }

    /** @param late those whose deadline has passed since the last decision, by time */
    record Standing(List<Appointment> pending, List<Appointment> late) {}

    Standing standing(Instant now, History history) {
        Standing standing = new Standing(new ArrayList<>(), new ArrayList<>());
        for (Going going : history.book.going()) {
            find(going).ifPresent(appointment -> sort(standing, appointment, now));
        }
        Instant settled = history.book.settledUntil();
        timetable.forEachStarting(oldest(now, history), now.plusMillis(1), occurrence -> {
            if (!occurrence.slot().isAt()) {
                return;
            }
            Instant deadline = deadline(occurrence, history.book);
            if (deadline.isAfter(settled) && isOutstanding(occurrence, history)) {
                sort(standing, new Appointment(occurrence, 0, false, occurrence.start(), deadline), now);
            }
        });
        standing.pending.sort(Appointment.IN_TURN);
        return standing;
    }

    /** Whether a start is still to come, or may still come however late. */
    boolean mayBegin(Occurrence occurrence, History history) {
        return occurrence.slot().isAt()
                ? isOutstanding(occurrence, history)
                        && deadline(occurrence, history.book).isAfter(history.book.settledUntil())
                : !history.hasBegun(occurrence);
    }

    private static boolean isOutstanding(Occurrence occurrence, History history) {
        return history.activation.brought(occurrence) && !history.hasBegun(occurrence);
    }

    private static void sort(Standing standing, Appointment appointment, Instant now) {
        (now.isBefore(appointment.deadline()) ? standing.pending : standing.late).add(appointment);
    }

    private Optional<Appointment> find(Going going) {
        return timetable
                .find(going.key())
                .filter(occurrence -> occurrence.slot().fingerprint().equals(going.fingerprint()))
                .map(occurrence -> new Appointment(
                        occurrence,
                        going.position(),
                        true,
                        going.lastEnd(),
                        going.lastEnd().plus(max(occurrence.slot().waitFor(), LEAST_WAIT))));
    }

    private static Instant deadline(Occurrence occurrence, AppointmentBook book) {
        Instant deadline = occurrence.start().plus(max(occurrence.slot().waitFor(), LEAST_WAIT));
        List<Show> shows = book.shows();
        // They stand in the order of their ends: few of many ended after this one's time.
        int first = shows.size();
        while (first > 0 && shows.get(first - 1).end().isAfter(occurrence.start())) {
            first--;
        }
        for (Show show : shows.subList(first, shows.size())) {
            if (show.rank() == occurrence.rank() && show.start().isBefore(deadline)) {
                Instant heldFrom = show.start().isBefore(occurrence.start()) ? occurrence.start() : show.start();
                deadline = deadline.plus(Duration.between(heldFrom, show.end()));
            }
        }
        return deadline;
    }

    /** Whatever started before has either begun or is settled. */
    private Instant oldest(Instant now, History history) {
        Instant settled = history.book.settledUntil();
        Instant told = now.minus(TOLD_AT_MOST);
        Instant since = history.activation.since().isBefore(now) ? history.activation.since() : now;
        Instant undecided = settled.isBefore(since) ? since : settled.isBefore(now) ? settled : now;
        Instant oldest = undecided.minus(longestWait);
        for (Show show : history.book.shows()) {
            oldest = oldest.minus(Duration.between(show.start(), show.end()));
        }
        return oldest.isBefore(told) ? told : oldest;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
