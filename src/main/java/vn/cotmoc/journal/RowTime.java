// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as the journal writes them: {@code 2026-01-01T06:00:00.000+07:00}, never {@code Z}. Any thread. */
public final class RowTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withResolverStyle(ResolverStyle.STRICT);

    /** A digit for each 0, a sign for the plus. */
    private static final String USUAL = "0000-00-00T00:00:00.000+00:00";

    private RowTime() {}

    /** Whole milliseconds, the rest cut off. */
    public static String text(Instant time, ZoneId zone) {
        return FORM.format(time.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    /** With the day and hour of the place that wrote it; empty when it is not in this form. */
    public static Optional<OffsetDateTime> find(String text) {
        try {
            // A verification reads one of every row: by hand it takes a tenth of the time.
            return Optional.of(isUsual(text) ? usual(text) : OffsetDateTime.parse(text, FORM));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime usual(String text) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(
                (text.charAt(23) == '-' ? -60 : 60) * (60 * number(text, 24, 2) + number(text, 27, 2)));
        return OffsetDateTime.of(
                number(text, 0, 4),
                number(text, 5, 2),
                number(text, 8, 2),
                number(text, 11, 2),
                number(text, 14, 2),
                number(text, 17, 2),
                number(text, 20, 3) * 1_000_000,
                offset);
    }

    /** Whether it is in the form, and each of its numbers one that some month, every day and every zone has. */
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char wanted = USUAL.charAt(i);
            char c = text.charAt(i);
            boolean fits = wanted == '0' ? c >= '0' && c <= '9' : c == wanted || (wanted == '+' && c == '-');
            if (!fits) {
                return false;
            }
        }
        return within(text, 5, 1, 12)
                && within(text, 8, 1, 31)
                && within(text, 11, 0, 23)
                && within(text, 14, 0, 59)
                && within(text, 17, 0, 59)
                && within(text, 24, 0, 14)
                && within(text, 27, 0, 45)
                && !text.endsWith("-00:00");
    }

    private static boolean within(String text, int from, int least, int most) {
        int number = number(text, from, 2);
        return number >= least && number <= most;
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
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
