// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as it is given to a command: RFC 3339, or local to the zone of what it is asked of.
 *
 * @param instant null where a local time is given
 * @param local null where an instant is given
 */
record StartTime(@Nullable Instant instant, @Nullable LocalDateTime local) {
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    static Optional<StartTime> find(String given) {
        String text = given.toUpperCase(Locale.ROOT);
        try {
            if (LOCAL.matcher(text).matches()) {
                return Optional.of(new StartTime(null, LocalDateTime.parse(text)));
            } else if (RFC_3339.matcher(text).matches()) {
                return Optional.of(new StartTime(
                        OffsetDateTime.parse(text.replace(' ', 'T')).toInstant(), null));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    Instant in(ZoneId zone) {
        if (local != null) {
            return local.atZone(zone).toInstant();
        }
        return instant == null ? Instant.EPOCH : instant;
    }
}
