// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.List;
import vn.cotmoc.journal.Entry;

/**
 * What one turn of the playout came to.
 *
 * @param orders for the player, to be sent in this order
 * @param entries for the journal
 */
public record Turn(List<Order> orders, List<Entry> entries) {
    public Turn {
        orders = List.copyOf(orders);
        entries = List.copyOf(entries);
    }
}
