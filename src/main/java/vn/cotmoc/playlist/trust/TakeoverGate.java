// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.cotmoc.fault.Fault;

/**
 * Whether a node obeys a takeover whose signature, if it has one, was found good. Pure.
 *
 * @param node its name
 * @param screens the ids of its screens
 */
record TakeoverGate(String node, List<String> screens) {
    /** An order so much older than the node's clock, or from so far ahead, may be one that somebody kept. */
    static final Duration ISSUED_WITHIN = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * Decides.
     *
     * @param known ids of orders that were taken before
     * @throws Fault REFUSED {@code takeover-unsigned}, {@code node-not-named}, {@code unknown-screen},
     *     {@code takeover-stale}, {@code takeover-known}, {@code takeover-until}
     */
    void check(Takeover order, Set<String> known, Instant now) {
        if (order.signedBy() == null && order.content() instanceof Takeover.Words) {
            throw Fault.refused("takeover-unsigned");
        }
        if (!order.names(node)) {
            throw Fault.refused("node-not-named", order.id(), node, String.join(", ", order.nodes()));
        }
        if (screens.stream().noneMatch(order::isFor)) {
            throw Fault.refused("unknown-screen", String.join(", ", order.screens()));
        }
        if (Duration.between(order.issuedAt(), now).abs().compareTo(ISSUED_WITHIN) > 0) {
            throw Fault.refused("takeover-stale", order.issuedAt(), now);
        }
        if (known.contains(order.id())) {
            throw Fault.refused("takeover-known", order.id());
        }
        if (order.isOver(now) || order.until().isAfter(now.plus(LONGEST))) {
            throw Fault.refused("takeover-until", order.until(), LONGEST.toHours());
        }
    }
}
