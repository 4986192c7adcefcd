// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long nothing of the slots is due. Only at certain instants can that change: where a stretch opens or closes, at an
 * appointment's time and deadline, where a start that holds a clip back has come or gone by, where a clip's limit has run
 * out. They are tried one after the other, as if each were decided.
 */
final class Gap {
    private final Timetable timetable;
    private final List<SlotPlan> slots;
    private final Appointments appointments;
    private final Chooser chooser;
    private final Bounds bounds;

    Gap(Timetable timetable, List<SlotPlan> slots, Appointments appointments, Chooser chooser, Bounds bounds) {
        this.timetable = timetable;
        this.slots = List.copyOf(slots);
        this.appointments = appointments;
        this.chooser = chooser;
        this.bounds = bounds;
    }

    /** When something is due next, at the latest when the day, the hours or the validity end. */
    Instant endAfter(Question question) {
        Instant limit = earlier(bounds.validity().nextMidnight(question.now()), bounds.after(question.now()));
        return changes(question, limit)
                .filter(change -> isDue(question, change))
                .findFirst()
                .orElse(limit);
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

    /** In their order. The deadline of an appointment still to come lies its {@code wait} after its time: nothing is on air. */
    private Stream<Instant> changes(Question question, Instant limit) {
        Stream<Instant> deadlines = appointments.standing(question.now(), question.history()).pending().stream()
                .map(Appointment::deadline);
        Stream<Instant> calendar = occurrences(question.now(), limit)
                .flatMap(occurrence -> Stream.of(
                        occurrence.start(),
                        occurrence.end(),
                        occurrence.cutAt(),
                        occurrence.start().plus(occurrence.slot().waitFor())));
        return Stream.of(deadlines, calendar, limits(question))
                .flatMap(all -> all)
                .filter(instant -> instant.isAfter(question.now()) && instant.isBefore(limit))
                .distinct()
                .sorted();
    }

    private Stream<Instant> limits(Question question) {
        return slots.stream()
                .filter(slot -> !slot.isAt())
                .flatMap(slot -> slot.clips().stream())
                .filter(clip -> clip.maxPerHour() > 0 || clip.minGap() != null)
                .flatMap(question.history().starts::expiries);
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
