// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which starts cut a clip: those of higher rank that have not begun. No clip is begun that one would cut, so that in the
 * end none ever is.
 */
final class Cuts {
    private final Timetable timetable;
    private final Appointments appointments;
    private final Validity validity;
    private final Duration longestWait;

    Cuts(Timetable timetable, Appointments appointments, Validity validity, Duration longestWait) {
        this.timetable = timetable;
        this.appointments = appointments;
        this.validity = validity;
        this.longestWait = longestWait;
    }

    /** The first start that would cut a clip of a rank on air from {@code start} to {@code end}, both excluded. */
    Optional<Occurrence> findFirst(Rank rank, Instant start, Instant end, History history) {
        Occurrence first = null;
        LocalDate last = validity.dayOf(end);
        LocalDate day = validity.dayOf(start.minus(longestWait)).minusDays(1);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (Occurrence occurrence : timetable.on(day)) {
                if (!occurrence.start().isBefore(end)) {
                    break;
                }
                if (occurrence.cuts()
                        && occurrence.rank().isAbove(rank)
                        && occurrence.cutAt().isAfter(start)
                        && occurrence.cutAt().isBefore(first == null ? end : first.cutAt())
                        && appointments.mayBegin(occurrence, history)) {
                    first = occurrence;
                }
            }
        }
        return Optional.ofNullable(first);
    }
}
