// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.time.Duration;
import java.util.Optional;
import vn.cotmoc.fault.Fault;

/** A way by which alerts go out. Called by one thread. */
public interface Outlet {
    /** For the log: where it goes, without secrets. */
    String name();

    /** How often it wants to hear that the node lives; empty: the daily digest is enough. */
    Optional<Duration> heartbeat();

    /**
     * Tells it, and waits until it was taken; half a minute at most.
     *
     * @throws Fault RETRY {@code alert-untold}; REFUSED {@code alert-refused}: this one is not wanted, and will hardly ever be
     */
    void send(Alert alert);
}
