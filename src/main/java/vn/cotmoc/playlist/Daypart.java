// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.document.Value;

/**
 * A stretch of the day (khung giờ); it crosses midnight where its end is not after its start, and then belongs to the day
 * it starts.
 *
 * @param start included; never {@code 24:00}
 * @param end excluded; differs from {@code start}
 */
public record Daypart(TimeOfDay start, TimeOfDay end) {
    /** Reads a list of two times that differ. */
    public static Optional<Daypart> read(Value value) {
        List<Value> ends = value.list(2, 2, Optional::of).orElse(List.of());
        Optional<TimeOfDay> start = ends.stream().findFirst().flatMap(TimeOfDay::readStart);
        List<TimeOfDay> rest = ends.stream()
                .skip(1)
                .flatMap(end -> TimeOfDay.readEnd(end).stream())
                .toList();
        if (ends.size() != 2 || start.isEmpty() || rest.isEmpty()) {
            return Optional.empty();
        } else if (rest.get(0).equals(start.get())) {
            value.error("times-equal", start.get());
            return Optional.empty();
        }
        return Optional.of(new Daypart(start.get(), rest.get(0)));
    }

    public boolean crossesMidnight() {
        return end.compareTo(start) <= 0;
    }

    /** When it begins on a day: {@code ZonedDateTime.of}'s answer to gaps and overlaps of the clock. */
    public Instant startOn(LocalDate day, ZoneId zone) {
        return start.on(day).atZone(zone).toInstant();
    }

    /** When that of a day ends. A clock change may leave it empty: then it ends no later than it starts. */
    public Instant endOn(LocalDate day, ZoneId zone) {
        return end.on(crossesMidnight() ? day.plusDays(1) : day).atZone(zone).toInstant();
    }
}
