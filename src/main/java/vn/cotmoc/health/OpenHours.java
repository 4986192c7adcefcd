// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Daypart;

/**
 * A screen's hours, measured.
 *
 * @param hours null: always
 */
record OpenHours(@Nullable Daypart hours, ZoneId zone) {
    /** So much of a local day is inside them. */
    long openMs(LocalDate date) {
        return openMs(start(date), start(date.plusDays(1)));
    }

    /** So much of a stretch of time is inside them. */
    long openMs(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return 0;
        } else if (hours == null) {
            return Duration.between(from, to).toMillis();
        }
        long openMs = 0;
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            Instant start = later(from, hours.startOn(day, zone));
            Instant end = earlier(to, hours.endOn(day, zone));
            openMs += Math.max(0, Duration.between(start, end).toMillis());
        }
        return openMs;
    }

    Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
