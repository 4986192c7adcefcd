// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.cotmoc.playlist.Clip;

/**
 * How long nothing of the slots is due. Only at certain instants can that change: where a stretch opens or closes, at an
 * appointment's time and deadline, where a start that holds a clip back has come or gone by, where a clip's limit has run
 * out. They are tried one after the other, as if each were decided.
 */
final class Gap {
    private final Timetable timetable;
    /** Clips of {@code between} slots that have a limit. */
    private final List<Clip> limited;

    private final Appointments appointments;
    private final Chooser chooser;
    private final Bounds bounds;

    Gap(Timetable timetable, List<SlotPlan> slots, Appointments appointments, Chooser chooser, Bounds bounds) {
        this.timetable = timetable;
        this.limited = slots.stream()
                .filter(slot -> !slot.isAt())
                .flatMap(slot -> slot.clips().stream())
                .filter(clip -> clip.maxPerHour() > 0 || clip.minGap() != null)
                .distinct()
                .toList();
        this.appointments = appointments;
        this.chooser = chooser;
        this.bounds = bounds;
    }

    /** When something is due next, at the latest when the day, the hours or the validity end. */
    Instant endAfter(Question question) {
        Instant limit = earlier(bounds.validity().nextMidnight(question.now()), bounds.after(question.now()));
        NavigableSet<Instant> changes = changesOfHistory(question);
        Instant change = next(question.now(), changes);
        while (change.isBefore(limit) && !isDue(question, change)) {
            change = next(change, changes);
        }
        return earlier(change, limit);
    }

    /** When the next appointment that is not begun or has clips left will be too late. */
    Instant deadlineAfter(Question question, Instant limit) {
        Stream<Instant> known = appointments.standing(question.now(), question.history()).pending().stream()
                .map(Appointment::deadline);
        Stream<Instant> coming = occurrences(question.now(), limit)
                .filter(occurrence -> occurrence.slot().isAt())
                .map(occurrence -> occurrence.start().plus(occurrence.slot().waitFor()));
        return firstAfter(question.now(), limit, Stream.concat(known, coming));
    }

    private boolean isDue(Question question, Instant then) {
        return chooser.choose(new Question(
                        then, bounds.validity().dayOf(then), question.history().over(then), question.playable()))
                .starts();
    }

    /** The next instant at which anything can change; {@code Instant.MAX} where there is none. */
    private Instant next(Instant after, NavigableSet<Instant> changesOfHistory) {
        Instant known = changesOfHistory.higher(after);
        Instant calendar = timetable.changeAfter(after);
        return known == null ? calendar : earlier(known, calendar);
    }

    /** What the calendar does not know: until when appointments wait that others have held back, when limits run out. */
    private NavigableSet<Instant> changesOfHistory(Question question) {
        NavigableSet<Instant> changes = new TreeSet<>();
        for (Appointment appointment :
                appointments.standing(question.now(), question.history()).pending()) {
            changes.add(appointment.deadline());
        }
        for (Clip clip : limited) {
            question.history().starts.expiries(clip).forEach(changes::add);
        }
        return changes;
    }

    private Stream<Occurrence> occurrences(Instant from, Instant limit) {
        return bounds.validity()
                .dayOf(from)
                .minusDays(1)
                .datesUntil(bounds.validity().dayOf(limit).plusDays(1))
                .flatMap(day -> timetable.on(day).stream());
    }

    private static Instant firstAfter(Instant after, Instant limit, Stream<Instant> instants) {
        return instants.filter(instant -> instant.isAfter(after) && instant.isBefore(limit))
                .min(Instant::compareTo)
                .orElse(limit);
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }
}
