// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as JSON has them: {@code 2026-01-01T06:00:00.000+07:00}, three decimals, a numeric offset, never {@code Z}. */
final class LocalTimes {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private LocalTimes() {}

    static String text(Instant instant, ZoneId zone) {
        return FORM.format(instant.atZone(zone));
    }
}
