// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import vn.cotmoc.playlist.Slot;

/** In which order the clips of a slot come. */
interface Turns {
    /**
     * Whose turn it is.
     *
     * @param clip its place among the slot's clips
     * @param after the rotation once it has started
     */
    record Turn(int clip, Rotation after) {}

    /** The next turn of a clip that may be shown, by its place among the slot's clips; empty when none may. */
    Optional<Turn> findNext(Rotation rotation, IntPredicate eligible);

    /**
     * The order a slot asks for.
     *
     * @param weights in the order of the slot's clips
     */
    static Turns of(Slot slot, List<Integer> weights, String playlist) {
        return switch (slot.order()) {
            case SEQUENCE -> new SequenceTurns(slot.clips().size());
            case SHUFFLE -> new ShuffleTurns(playlist, slot.id(), slot.clips());
            case WEIGHTED -> new WeightedTurns(weights);
        };
    }
}
