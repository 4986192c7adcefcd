// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which starts cut a clip: those of higher rank that have not begun. No clip is begun that one would cut, so that in the
 * end none ever is.
 */
final class Cuts {
    private final Timetable timetable;
    private final Appointments appointments;
    private final Duration longestWait;

    Cuts(Timetable timetable, Appointments appointments, Duration longestWait) {
        this.timetable = timetable;
        this.appointments = appointments;
        this.longestWait = longestWait;
    }

    /** The first start that would cut a clip of a rank on air from {@code start} to {@code end}, both excluded. */
    Optional<Occurrence> findFirst(Rank rank, Instant start, Instant end, History history) {
        First first = new First(end);
        timetable.forEachStarting(start.minus(longestWait), end, occurrence -> {
            if (occurrence.cuts()
                    && occurrence.rank().isAbove(rank)
                    && occurrence.cutAt().isAfter(start)
                    && occurrence.cutAt().isBefore(first.cutAt)
                    && appointments.mayBegin(occurrence, history)) {
                first.take(occurrence);
            }
        });
        return Optional.ofNullable(first.occurrence);
    }

    /** The first found so far. */
    private static final class First {
        private Instant cutAt;
        private @Nullable Occurrence occurrence;

        First(Instant end) {
            this.cutAt = end;
        }

        void take(Occurrence earlier) {
            cutAt = earlier.cutAt();
            occurrence = earlier;
        }
    }
}
