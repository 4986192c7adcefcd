// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Daypart;

/**
 * When a screen is lit.
 *
 * @param daypart null: always
 */
record Hours(@Nullable Daypart daypart, ZoneId zone) {
    /** Windows that follow without a break are one; where they never break the screen is always lit. */
    private static final int JOINED_DAYS = 3;

    boolean isLit(Instant now) {
        return daypart == null || litUntil(now).isAfter(now);
    }

    /** When it goes dark; {@code Instant.MAX} for never, {@code now} where it is dark. */
    Instant litUntil(Instant now) {
        if (daypart == null) {
            return Instant.MAX;
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant end = now;
        for (int day = -1; day <= JOINED_DAYS; day++) {
            Instant start = daypart.startOn(today.plusDays(day), zone);
            Instant thatEnd = daypart.endOn(today.plusDays(day), zone);
            if (!start.isAfter(end) && thatEnd.isAfter(end)) {
                end = thatEnd;
            }
        }
        return joinsForEver(end, today) ? Instant.MAX : end;
    }

    private boolean joinsForEver(Instant end, LocalDate today) {
        return daypart != null && !end.isBefore(daypart.endOn(today.plusDays(JOINED_DAYS), zone));
    }

    /** When it is lit again; {@code now} where it is. */
    Instant litFrom(Instant now) {
        if (daypart == null || isLit(now)) {
            return now;
        }
        LocalDate day = now.atZone(zone).toLocalDate();
        while (daypart.startOn(day, zone).isBefore(now) || isEmpty(daypart, day)) {
            day = day.plusDays(1);
        }
        return daypart.startOn(day, zone);
    }

    private boolean isEmpty(Daypart hours, LocalDate day) {
        return !hours.endOn(day, zone).isAfter(hours.startOn(day, zone));
    }
}
