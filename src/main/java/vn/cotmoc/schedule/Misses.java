// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.schedule.Missed.Reason;

/** Tells which clips of an appointment were missed, and why, from what was on air until it was too late. */
record Misses(Bounds bounds) {
    /** Every clip that was to be shown and will not be. Clips outside their own validity were not, unless all are. */
    List<Missed> of(Appointment late, Question question) {
        LocalDate day = bounds.validity().dayOf(late.occurrence().start());
        List<Clip> valid =
                late.rest().stream().filter(clip -> clip.isValidOn(day)).toList();
        List<Clip> missed = valid.isEmpty() && !late.begun() ? late.rest() : valid;
        Reason reason = reason(late, question);
        return missed.stream().map(clip -> missed(clip, late, reason)).toList();
    }

    /** The clips of a begun appointment that were passed over for their media when the one at {@code next} started. */
    List<Missed> passedOver(Appointment appointment, int next, Question question) {
        return appointment.slot().clips().subList(appointment.position(), next).stream()
                .filter(clip -> clip.isValidOn(question.day()))
                .map(clip -> missed(clip, appointment, Reason.MEDIA))
                .toList();
    }

    private static Missed missed(Clip clip, Appointment appointment, Reason reason) {
        return new Missed(
                clip,
                appointment.slot().id(),
                appointment.slot().slot().priority(),
                appointment.occurrence().start(),
                reason);
    }

    private Reason reason(Appointment late, Question question) {
        Instant deadline = late.deadline();
        if (!bounds.hours().litFrom(late.dueSince()).isBefore(deadline)) {
            return Reason.DARK;
        }
        boolean decided = !question.history().book.settledUntil().isBefore(late.dueSince());
        boolean showable = late.findNext(question).isPresent();
        History.LastPlay last = question.history().last;
        if (last != null && !last.start().isAfter(deadline) && !last.end().isBefore(deadline)) {
            return whileOnAir(last, late.rank(), decided, showable);
        }
        if (!decided) {
            return Reason.OFF;
        }
        if (!bounds.hours().isLit(deadline.minusMillis(1))) {
            return Reason.DARK;
        }
        return showable ? Reason.OFF : Reason.MEDIA;
    }

    private static Reason whileOnAir(History.LastPlay last, Rank rank, boolean decided, boolean showable) {
        if (last.rank() == rank || last.rank().isAbove(rank)) {
            return Reason.OUTRANKED;
        }
        if (!showable) {
            return Reason.MEDIA;
        }
        // Something below it was begun while it was pending only because a start above barred it.
        return decided ? Reason.OUTRANKED : Reason.LATE;
    }
}
