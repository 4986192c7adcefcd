// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fleet.sim.Outcome;
import vn.cotmoc.fleet.sim.Simulation;
import vn.cotmoc.time.Clock;

/** Simulates fleets, a seed each, and tells which promises were broken. */
@Command(name = "sim", mixinStandardHelpOptions = true)
final class BenchSimCommand implements Callable<Integer> {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "20")
    private int seeds = 20;

    @Option(names = "--seed", paramLabel = "SEED")
    private @Nullable Long seed;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7")
    private int days = 7;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    BenchSimCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long fromNs = clock.now().monotonicNs();
        long first = seed == null ? new Random().nextInt(1_000_000_000) : seed;
        int count = seed == null ? seeds : 1;
        ObjectNode sum = ProblemJson.MAPPER.createObjectNode();
        sum.put("seeds", count).put("days", (long) count * days);
        var failed = sum.putArray("failed");
        long plays = 0;
        long foretold = 0;
        long mishaps = 0;
        for (long each = first; each < first + count; each++) {
            Outcome outcome = run(each);
            plays += outcome.plays();
            foretold += outcome.foretold();
            mishaps += outcome.mishaps();
            if (!outcome.findings().isEmpty()) {
                failed.addObject().put("seed", each).putPOJO("findings", outcome.findings());
                tell(outcome);
            }
        }
        sum.put("plays", plays).put("foretold", foretold).put("mishaps", mishaps);
        sum.put("tookMs", (clock.now().monotonicNs() - fromNs) / 1_000_000);
        tell(sum);
        return failed.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** In memory where there is such a place: thousands of nodes come and go. */
    private Outcome run(long each) {
        try (ScratchFolder folder = ScratchFolder.in(MEMORY)) {
            return Simulation.run(each, Duration.ofDays(days), folder.path());
        }
    }

    private void tell(Outcome outcome) {
        if (!format.isJson()) {
            outcome.findings().forEach(finding -> console.say("cli.bench-sim-finding", outcome.seed(), finding));
            console.say("cli.bench-sim-again", outcome.seed(), days);
        }
    }

    private void tell(ObjectNode sum) {
        if (format.isJson()) {
            console.out().println(sum);
        } else {
            console.say(
                    "cli.bench-sim",
                    sum.path("seeds").asLong(),
                    sum.path("days").asLong(),
                    sum.path("plays").asLong(),
                    sum.path("foretold").asLong(),
                    sum.path("mishaps").asLong(),
                    sum.path("tookMs").asLong() / 1_000,
                    sum.path("failed").size());
        }
    }
}
