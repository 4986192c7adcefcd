// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Slot;

/**
 * A clip that is due.
 *
 * @param slot its slot's id, {@code $filler} for filler
 * @param priority null for filler
 * @param airDay the occurrence's day in the playlist's zone, as {@code YYYY-MM-DD}; null for filler
 * @param start when it is to start: the instant that was asked about
 * @param end when it is to end: its full length later, or earlier where {@code cut}
 * @param cut whether {@code hours} or the end of the playlist's validity end it early
 * @param why for people
 */
public record Due(
        Clip clip,
        String slot,
        Kind kind,
        Slot.@Nullable Priority priority,
        @Nullable String airDay,
        Instant start,
        Instant end,
        boolean cut,
        Text why) {
    public static final String FILLER_SLOT = "$filler";

    public enum Kind {
        AT,
        BETWEEN,
        FILLER
    }

    public Due endingAt(Instant otherEnd) {
        return new Due(clip, slot, kind, priority, airDay, start, otherEnd, cut, why);
    }
}
