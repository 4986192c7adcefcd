// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the picture of one screen fares, for whoever watches over it. Counts are since the start.
 *
 * @param status what people see of it
 * @param lit whether it is inside its hours
 * @param resting whether it shows the standby card on purpose
 * @param processesLost how often the player's process died or hung
 * @param silent whether the player's process seems to hang; it is replaced when that lasts
 * @param displaysLost how often the X server went away
 * @param bareMs how long altogether, inside its hours, nothing was on air that should have been
 * @param sight the last look at the glass; null: none yet
 * @param badClips of the playlist in force
 */
public record Vitals(
        ScreenStatus status,
        boolean lit,
        boolean resting,
        long processesLost,
        boolean silent,
        long displaysLost,
        long bareMs,
        @Nullable Sight sight,
        List<BadClip> badClips) {
    public Vitals {
        badClips = List.copyOf(badClips);
    }

    public String screen() {
        return status.screen();
    }
}
