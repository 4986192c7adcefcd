// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fleets for half a day each; {@code cotmoc bench sim} goes on for as long as one likes. */
@Tag("L4")
final class SimulationTest {
    private static final Duration LENGTH = Duration.ofHours(12);

    @TempDir
    private Path folder;

    /** One that is known to hold much, and a fresh one. {@code -Dcotmoc.seed=…} repeats one. */
    static LongStream seeds() {
        Long again = Long.getLong("cotmoc.seed");
        return again == null ? LongStream.of(1, new Random().nextInt(1_000_000)) : LongStream.of(again);
    }

    @ParameterizedTest(name = "again: mvn test -Dtest=SimulationTest -Dcotmoc.seed={0}")
    @MethodSource("seeds")
    void shouldKeepEveryPromiseWhenAllGoesWrong(long seed) {
        Outcome outcome = Simulation.run(seed, LENGTH, folder);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.plays()).isPositive();
    }
}
