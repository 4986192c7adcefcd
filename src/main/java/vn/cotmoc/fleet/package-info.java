// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The office's side: push and pull, one node or many, by line or by stick.
 *
 * <p>Everything here speaks to nodes over their HTTP interface, or reads and writes what lies on a
 * {@link vn.cotmoc.fleet.Stick}, and knows nothing of how nodes do what they are asked. A node's
 * refusal comes back as a {@link vn.cotmoc.fault.Fault} with the node's own code and words. Calls wait for the network:
 * a command's thread, never a node's own. Begin with {@link vn.cotmoc.fleet.NodeClient}.
 */
@NullMarked
package vn.cotmoc.fleet;

import org.jspecify.annotations.NullMarked;
