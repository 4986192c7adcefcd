// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;

/** What cuts every clip whatever its rank: the screen's hours and the end of the playlist's validity. */
record Bounds(Hours hours, Validity validity) {
    /** When a clip that is on air at {@code now} is cut at the latest. */
    Instant after(Instant now) {
        Instant dark = hours.litUntil(now);
        return validity.isOver(now) || validity.until().isAfter(dark) ? dark : validity.until();
    }

    /** When a clip of {@code clipMs} that starts at {@code now} ends. */
    Instant plannedEnd(Instant now, long clipMs) {
        Instant whole = now.plusMillis(Math.max(1, clipMs));
        Instant bound = after(now);
        return whole.isAfter(bound) ? bound : whole;
    }
}
