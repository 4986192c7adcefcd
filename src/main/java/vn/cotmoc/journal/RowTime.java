// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as the journal writes them: {@code 2026-01-01T06:00:00.000+07:00}, never {@code Z}. Any thread. */
public final class RowTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private RowTime() {}

    /** Whole milliseconds, the rest cut off. */
    public static String text(Instant time, ZoneId zone) {
        return FORM.format(time.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    /** With the day and hour of the place that wrote it; empty when it is not in this form. */
    public static Optional<OffsetDateTime> find(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, FORM));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 2026-01-01}; empty when it is not in this form. */
    public static Optional<LocalDate> findDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
