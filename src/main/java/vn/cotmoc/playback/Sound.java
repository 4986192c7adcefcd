// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Daypart;

/** When a screen is mute: outside its {@code audio} daypart. Remembers what the player was last told. */
final class Sound {
    private final @Nullable Daypart audio;
    private final ZoneId zone;
    private boolean muted;

    Sound(@Nullable Daypart audio, ZoneId zone) {
        this.audio = audio;
        this.zone = zone;
    }

    /** What the player has to be told now; a new player begins with its sound on. */
    Optional<Order> change(Instant now, List<Report> reports) {
        if (reports.stream().anyMatch(Report.Ready.class::isInstance)) {
            muted = false;
        }
        boolean mute = audio != null && !isIn(audio, now);
        if (mute == muted) {
            return Optional.empty();
        }
        muted = mute;
        return Optional.of(new Order.Mute(mute));
    }

    private boolean isIn(Daypart daypart, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return isIn(daypart, today, now) || isIn(daypart, today.minusDays(1), now);
    }

    private boolean isIn(Daypart daypart, LocalDate day, Instant now) {
        return !now.isBefore(daypart.startOn(day, zone)) && now.isBefore(daypart.endOn(day, zone));
    }
}
