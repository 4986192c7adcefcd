// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
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
    private static final int SEEDS = 20;

    @Option(names = "--seeds", paramLabel = "N")
    private @Nullable Integer seeds;

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
        int count = seeds != null ? seeds : seed == null ? SEEDS : 1;
        if (!format.isJson()) {
            console.say("cli.bench-sim-first", first, count);
        }
        ObjectNode sum = ProblemJson.MAPPER.createObjectNode();
        sum.put("seeds", count).put("days", (long) count * days);
        var failed = sum.putArray("failed");
        var total = new Totals();
        LongStream.range(first, first + count).parallel().mapToObj(this::run).forEachOrdered(outcome -> {
            total.add(outcome);
            if (!outcome.findings().isEmpty()) {
                failed.addObject().put("seed", outcome.seed()).putPOJO("findings", outcome.findings());
                tell(outcome);
            }
        });
        sum.put("plays", total.plays).put("foretold", total.foretold).put("mishaps", total.mishaps);
        sum.put("tookMs", (clock.now().monotonicNs() - fromNs) / 1_000_000);
        tell(sum);
        return failed.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** In memory where there is such a place: thousands of nodes come and go. What is thrown is a finding as well. */
    private Outcome run(long each) {
        try (ScratchFolder folder = ScratchFolder.in(MEMORY)) {
            return Simulation.run(each, Duration.ofDays(days), folder.path());
        } catch (RuntimeException e) {
            var stack = new StringWriter();
            e.printStackTrace(new PrintWriter(stack));
            return new Outcome(each, 0, 0, 0, List.of(stack.toString()));
        }
    }

    private static final class Totals {
        private long plays;
        private long foretold;
        private long mishaps;

        void add(Outcome outcome) {
            plays += outcome.plays();
            foretold += outcome.foretold();
            mishaps += outcome.mishaps();
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
