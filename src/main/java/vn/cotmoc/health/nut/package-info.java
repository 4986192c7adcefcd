// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * A UPS as a NUT server tells of it (Network UPS Tools, RFC 9271), over TCP and its line protocol.
 *
 * <p>One question, {@code LIST VAR}, on a connection of its own each time; nothing is ever set. What comes is bounded in time
 * and size. Called by the one thread that asks this UPS; only {@code close} comes from elsewhere. Begin with
 * {@link vn.cotmoc.health.nut.NutUps}.
 */
@NullMarked
package vn.cotmoc.health.nut;

import org.jspecify.annotations.NullMarked;
