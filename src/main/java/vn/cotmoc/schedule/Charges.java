// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the open {@code between} slots of one rank have had of the screen. It begins anew when other slots are open than at
 * the rank's last start.
 *
 * @param msBySlot charged ms of each slot that was open then
 */
record Charges(Map<String, Long> msBySlot) {
    static final Charges NONE = new Charges(Map.of());

    Charges {
        msBySlot = Map.copyOf(msBySlot);
    }

    /** The open slots, least charged for its share first; equals stay in the order given, which is the file's. */
    List<Occurrence> leastFirst(List<Occurrence> open) {
        if (!isFor(open)) {
            return open;
        }
        List<Occurrence> sorted = new ArrayList<>(open);
        sorted.sort((a, b) -> compareRatios(
                ms(a), a.slot().slot().share(), ms(b), b.slot().slot().share()));
        return sorted;
    }

    /** After a clip of {@code clipMs} has started in one of the open slots. */
    Charges with(Occurrence started, long clipMs, List<Occurrence> open) {
        Map<String, Long> charged = new HashMap<>();
        boolean goesOn = isFor(open);
        for (Occurrence slot : open) {
            charged.put(slot.slot().id(), goesOn ? ms(slot) : 0L);
        }
        charged.merge(started.slot().id(), clipMs, Long::sum);
        return new Charges(charged);
    }

    private boolean isFor(List<Occurrence> open) {
        return open.size() == msBySlot.size()
                && open.stream()
                        .allMatch(slot -> msBySlot.containsKey(slot.slot().id()));
    }

    private long ms(Occurrence slot) {
        return msBySlot.getOrDefault(slot.slot().id(), 0L);
    }

    /** Compares a/b with c/d for what is not negative, in 128 bits: years of ms times any share do not overflow. */
    private static int compareRatios(long a, int b, long c, int d) {
        int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
        return high != 0 ? high : Long.compareUnsigned(a * d, c * b);
    }
}
