// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the open {@code between} slots of one rank have had of the screen. It begins anew when other slots are open than at
 * the rank's last start.
 *
 * @param msBySlot charged ms of each slot that was open then
 */
record Charges(Map<String, Long> msBySlot) {
    static final Charges NONE = new Charges(Map.of());

    /**
     * The open slots, least charged for its share first; equals stay in the order given, which is the file's. One is
     * reckoned when it is asked for: most often the first is taken.
     */
    Iterator<Occurrence> leastFirst(List<Occurrence> open) {
        if (!isFor(open)) {
            return open.iterator();
        }
        List<Charged> rest = new ArrayList<>(open.size());
        open.forEach(slot -> rest.add(new Charged(slot, ms(slot))));
        return Stream.generate(() -> removeLeast(rest)).limit(open.size()).iterator();
    }

    private record Charged(Occurrence slot, long ms) {
        boolean isLessThan(Charged other) {
            return compareRatios(
                            ms,
                            slot.slot().slot().share(),
                            other.ms,
                            other.slot.slot().slot().share())
                    < 0;
        }
    }

    private static Occurrence removeLeast(List<Charged> rest) {
        int least = 0;
        for (int i = 1; i < rest.size(); i++) {
            if (rest.get(i).isLessThan(rest.get(least))) {
                least = i;
            }
        }
        return rest.remove(least).slot();
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
