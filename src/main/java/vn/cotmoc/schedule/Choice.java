// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.List;
import vn.cotmoc.playlist.Clip;

/** What the slots come to at an instant; where no clip of theirs starts the filler fills. */
sealed interface Choice {
    /** An appointment's clip starts: that at {@code index} among its slot's. */
    record Appointed(Appointment appointment, int index, Clip clip) implements Choice {}

    /** The turn of a clip in a {@code between} slot, which is the least charged of the {@code open} ones of its rank. */
    record InTurn(Occurrence stretch, Turns.Turn turn, Clip clip, List<Occurrence> open) implements Choice {}

    /** A clip keeps its turn, for the start of {@code by} would cut it; nothing else takes its place. */
    record HeldBack(Occurrence occurrence, Clip clip, Occurrence by) implements Choice {}

    /** Nothing is due. */
    record Nothing() implements Choice {}

    /** Whether a clip of a slot starts. */
    default boolean starts() {
        return this instanceof Appointed || this instanceof InTurn;
    }
}
