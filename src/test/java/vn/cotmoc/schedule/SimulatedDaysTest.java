// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Days of random playlists, decided one after the other, with restarts, new versions, and clocks that are set. After each
 * start the rules are asked: no hole and no overlap, ranks respected, hard starts exact, nothing cut, shares and limits kept,
 * every appointment at most once and accounted for. One printed seed fixes a run.
 */
@Tag("L1")
class SimulatedDaysTest {
    /** {@code -Dcotmoc.seeds=5000} in the long run. */
    private static final int RUNS = Integer.getInteger("cotmoc.seeds", 25);

    /** Seeds that once showed a defect, of the schedule or of the rules here. */
    private static final List<Long> KEPT_SEEDS = List.of(901_751L);

    @Test
    void shouldKeepTheRulesOnEverySimulatedDay() {
        long first = Long.getLong("cotmoc.seed", new Random().nextLong(1_000_000_000L));
        List<Long> seeds = new ArrayList<>(KEPT_SEEDS);
        for (int i = 0; i < RUNS; i++) {
            seeds.add(first + i);
        }
        for (long seed : seeds) {
            try {
                new SimulatedScreen(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed=%d: %s%nagain: mvn test -Dtest=SimulatedDaysTest -Dcotmoc.seed=%d -Dcotmoc.seeds=1"
                                .formatted(seed, e.getMessage(), seed),
                        e);
            }
        }
    }
}
