// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * A fleet in one JVM on a clock that is told how time passes: nodes with their own gate, playout and journal, and the office
 * that pushes to them and pulls from them.
 *
 * <p>Real are the decision, the gate and its signatures, the databases, chain and counts; simulated are the time, the player,
 * the line, and what breaks. A seed draws all that happens, checks ask after each turn whether a promise was broken. One
 * thread. Nothing here runs on a node; {@code cotmoc bench sim} and a test do. Begin with {@link
 * vn.cotmoc.fleet.sim.Simulation}.
 */
@NullMarked
package vn.cotmoc.fleet.sim;

import org.jspecify.annotations.NullMarked;
