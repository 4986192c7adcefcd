// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry.Proof;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.schedule.Due;

/**
 * What one screen does, for people who look.
 *
 * @param onAir null when nothing is, or a takeover
 * @param takeover on air, else null
 * @param onAirSince null when nothing is
 * @param onAirUntil null when nothing is
 * @param next what is chosen to follow, null when nothing is yet
 * @param advancing whether the picture is as it should be: a moving clip moves, a still stands, a dark screen is dark
 * @param verifiedAt when the glass was last found to show what it should; null: not since the start
 * @param proof of the play on air, so far
 */
public record ScreenStatus(
        String screen,
        State state,
        @Nullable Due onAir,
        @Nullable Takeover takeover,
        @Nullable Instant onAirSince,
        @Nullable Instant onAirUntil,
        @Nullable Due next,
        boolean advancing,
        @Nullable Instant verifiedAt,
        Proof proof) {
    public enum State {
        PLAYING,
        FILLER,
        DARK,
        /** Something is shown in place of the playlist. */
        TAKEOVER,
        /** The picture is gone and on its way back. */
        RECOVERING,
        /** The picture is gone and does not come back by itself. */
        FAULT
    }
}
