// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.Optional;
import java.util.function.IntPredicate;

/** In file order, round after round. A clip passed over loses its turn. */
record SequenceTurns(int clips) implements Turns {
    @Override
    public Optional<Turn> findNext(Rotation rotation, IntPredicate eligible) {
        for (int passed = 0; passed < clips; passed++) {
            int clip = (rotation.position() + passed) % clips;
            if (eligible.test(clip)) {
                return Optional.of(new Turn(clip, rotation.at(0, (clip + 1) % clips)));
            }
        }
        return Optional.empty();
    }
}
