// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.cotmoc.playlist.Playlist;

/**
 * From when until when a playlist is valid, and its local days.
 *
 * @param from included; {@code Instant.MIN} for always
 * @param until excluded; {@code Instant.MAX} for ever
 */
record Validity(Instant from, Instant until, ZoneId zone) {
    static Validity of(Playlist playlist) {
        ZoneId zone = playlist.timezone();
        return new Validity(
                playlist.validFrom() == null ? Instant.MIN : midnight(playlist.validFrom(), zone),
                playlist.validUntil() == null
                        ? Instant.MAX
                        : midnight(playlist.validUntil().plusDays(1), zone),
                zone);
    }

    boolean isPending(Instant now) {
        return now.isBefore(from);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    Instant clip(Instant end) {
        return end.isAfter(until) ? until : end;
    }

    LocalDate dayOf(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** The first instant of the day after. */
    Instant nextMidnight(Instant now) {
        return midnight(dayOf(now).plusDays(1), zone);
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay().atZone(zone).toInstant();
    }
}
