// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.time.Instant;
import java.util.List;
import vn.cotmoc.journal.Incident;

/** Something to be told. Each is told again until it was taken, under the same id. */
public sealed interface Alert {
    /** Whoever gets it twice knows by this. */
    String id();

    Instant at();

    /** An incident was opened, changed or closed. */
    record Changed(String id, Instant at, Incident incident) implements Alert {}

    /**
     * How things stand, once a day.
     *
     * @param opened incidents since the last one
     * @param closed incidents since the last one
     * @param open those that still are
     */
    record Digest(String id, Instant at, int opened, int closed, List<Incident> open) implements Alert {
        public Digest {
            open = List.copyOf(open);
        }
    }

    /** The node lives. */
    record Heartbeat(String id, Instant at) implements Alert {}
}
