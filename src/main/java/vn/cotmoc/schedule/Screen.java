// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Slot;

/**
 * What the schedule has to know of a screen.
 *
 * @param id as slots name it
 * @param hours outside these it is meant to be dark; null: never
 * @param zone of {@code hours}: the node's
 * @param takesEverySlot whether slots for other screens count too: a preview without a node's settings
 */
public record Screen(String id, @Nullable Daypart hours, ZoneId zone, boolean takesEverySlot) {
    /** The name of the one screen there is when nobody names any. */
    public static final String ANY = "*";

    public Screen(String id, @Nullable Daypart hours, ZoneId zone) {
        this(id, hours, zone, false);
    }

    /** The one screen of a preview without a node's settings: always lit, it takes every slot. */
    public static Screen alone(String id, ZoneId zone) {
        return new Screen(id, null, zone, true);
    }

    /** Whether it is inside its hours. */
    public boolean isLit(Instant now) {
        return new Hours(hours, zone).isLit(now);
    }

    boolean takes(Slot slot) {
        return takesEverySlot || slot.isFor(id);
    }
}
