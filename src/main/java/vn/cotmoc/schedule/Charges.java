// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What the open {@code between} slots of one rank have had of the screen. It begins anew when other slots are open than at
 * the rank's last start.
 *
 * @param slots ids of those that were open then; lists, for hundreds may be open and most often they stay the same
 * @param ms charged to each of them
 */
record Charges(List<String> slots, List<Long> ms) {
    static final Charges NONE = new Charges(List.of(), List.of());

    Charges {
        slots = List.copyOf(slots);
        ms = List.copyOf(ms);
    }

    /**
     * The open slots, least charged for its share first; equals stay in the order given, which is the file's. One is
     * reckoned when it is asked for: most often the first is taken.
     */
    Iterator<Occurrence> leastFirst(List<Occurrence> open) {
        return new LeastFirst(open, msOf(open));
    }

    /** After a clip of {@code clipMs} has started in one of the open slots. */
    Charges with(Occurrence started, long clipMs, List<Occurrence> open) {
        List<String> ids = isFor(open) ? slots : ids(open);
        List<Long> charged = new ArrayList<>(msOf(open));
        int place = ids.indexOf(started.slot().id());
        charged.set(place, charged.get(place) + clipMs);
        return new Charges(ids, charged);
    }

    /** In the order of the open slots: a new version of the playlist may have the same ones in another order. */
    private List<Long> msOf(List<Occurrence> open) {
        if (isFor(open)) {
            return ms;
        }
        List<String> ids = ids(open);
        return ids.size() == slots.size() && new HashSet<>(slots).containsAll(ids)
                ? ids.stream().map(id -> ms.get(slots.indexOf(id))).toList()
                : Collections.nCopies(ids.size(), 0L);
    }

    private boolean isFor(List<Occurrence> open) {
        if (open.size() != slots.size()) {
            return false;
        }
        for (int i = 0; i < slots.size(); i++) {
            if (!slots.get(i).equals(open.get(i).slot().id())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> ids(List<Occurrence> open) {
        return open.stream().map(slot -> slot.slot().id()).toList();
    }

    private static final class LeastFirst implements Iterator<Occurrence> {
        private final List<Occurrence> open;
        private final List<Long> ms;
        private final BitSet given = new BitSet();

        LeastFirst(List<Occurrence> open, List<Long> ms) {
            this.open = open;
            this.ms = ms;
        }

        @Override
        public boolean hasNext() {
            return given.nextClearBit(0) < open.size();
        }

        @Override
        public Occurrence next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int least = given.nextClearBit(0);
            for (int i = given.nextClearBit(least + 1); i < open.size(); i = given.nextClearBit(i + 1)) {
                least = isLess(i, least) ? i : least;
            }
            given.set(least);
            return open.get(least);
        }

        private boolean isLess(int a, int b) {
            return compareRatios(ms.get(a), share(a), ms.get(b), share(b)) < 0;
        }

        private int share(int place) {
            return open.get(place).slot().slot().share();
        }

        /** Compares a/b with c/d for what is not negative, in 128 bits: years of ms times any share do not overflow. */
        private static int compareRatios(long a, int b, long c, int d) {
            int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
            return high != 0 ? high : Long.compareUnsigned(a * d, c * b);
        }
    }
}
