// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.Set;

/**
 * Since when the playlist on air is.
 *
 * @param playlist its id, empty for none yet
 * @param since the activation of its version
 * @param carried appointments before it that the version replaced had brought in time and that may still begin
 */
record Activation(String playlist, Instant since, Set<Occurrence.Key> carried) {
    static final Activation NONE = new Activation("", Instant.MAX, Set.of());

    Activation {
        carried = Set.copyOf(carried);
    }

    boolean isOf(String id) {
        return playlist.equals(id);
    }

    /** Whether an appointment was brought before its time. */
    boolean brought(Occurrence appointment) {
        return !appointment.start().isBefore(since) || (!carried.isEmpty() && carried.contains(appointment.key()));
    }
}
