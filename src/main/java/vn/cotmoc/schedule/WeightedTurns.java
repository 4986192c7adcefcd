// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * By credit: at each pick every eligible clip's grows by its weight, the highest plays and pays the sum of the eligible
 * weights. So each comes as often as it weighs, evenly spread. Clips passed over neither gain nor pay.
 */
record WeightedTurns(List<Integer> weights) implements Turns {
    @Override
    public Optional<Turn> findNext(Rotation rotation, IntPredicate eligible) {
        List<Long> credits = new ArrayList<>(
                rotation.credits().size() == weights.size()
                        ? rotation.credits()
                        : Collections.nCopies(weights.size(), 0L));
        long pot = 0;
        int highest = -1;
        for (int clip = 0; clip < weights.size(); clip++) {
            if (eligible.test(clip)) {
                pot += weights.get(clip);
                credits.set(clip, credits.get(clip) + weights.get(clip));
                highest = highest < 0 || credits.get(clip) > credits.get(highest) ? clip : highest;
            }
        }
        if (highest < 0) {
            return Optional.empty();
        }
        credits.set(highest, credits.get(highest) - pot);
        return Optional.of(new Turn(highest, rotation.withCredits(credits)));
    }
}
