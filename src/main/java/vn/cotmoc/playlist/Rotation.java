// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.List;
import java.util.Map;
import vn.cotmoc.playlist.Slot.Order;

/** Which clips of a slot come after which, and how often: what its members {@code clips}, {@code order} and so on say. */
record Rotation(List<String> clips, Order order, Map<String, Integer> weights, int share) {
    Rotation {
        clips = List.copyOf(clips);
        weights = Map.copyOf(weights);
    }
}
