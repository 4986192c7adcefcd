// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Slot;

/**
 * A clip of an {@code at} occurrence that will not be shown any more.
 *
 * @param plannedStart the occurrence's time
 */
public record Missed(Clip clip, String slot, Slot.Priority priority, Instant plannedStart, Reason reason) {
    public enum Reason {
        /** Higher ranks, or others of its rank, held the screen until it was too late. */
        OUTRANKED,
        /** The screen was outside its hours. */
        DARK,
        /** Nobody decided while it was due: the node was off. */
        OFF,
        /** The clock leapt over it. */
        CLOCK,
        /** Its media were missing or damaged, or none of its clips was valid that day. */
        MEDIA,
        /** The clip on air before it ended too late. */
        LATE
    }
}
