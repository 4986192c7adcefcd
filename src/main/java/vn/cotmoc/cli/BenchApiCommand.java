// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fleet.bench.ApiLoad;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.playback.bench.Reel;
import vn.cotmoc.playback.bench.SeamMeter;
import vn.cotmoc.playback.bench.Seams;
import vn.cotmoc.time.Clock;

/** Measures the API of a node that plays, and whether the picture suffers; ends with 1 where a promise is not kept. */
@Command(name = "api", mixinStandardHelpOptions = true)
final class BenchApiCommand implements Callable<Integer> {
    private static final double P99_MS = 20;
    private static final int SEAMS_A_SECOND = 1;
    private static final int UPLOAD_MIB = 64;
    private static final int MOST_CLIENTS = 120;
    private static final long BEGIN_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    @Option(names = "--clients", paramLabel = "N", defaultValue = "100")
    private int clients = 100;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000")
    private int perSecond = 1_000;

    @Option(names = "--for", paramLabel = "60s", defaultValue = "60s", converter = DurationConverter.class)
    private Duration time = Duration.ofSeconds(60);

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final NodeStarter starter;
    private final Clock clock;

    BenchApiCommand(Console console, NodeStarter starter, Clock clock) {
        this.console = console;
        this.starter = starter;
        this.clock = clock;
    }

    /** One half of the measurement. */
    private record Half(ApiLoad.Result answers, Seams picture) {}

    @Override
    public Integer call() {
        if (clients < 1 || clients > MOST_CLIENTS || perSecond < clients || time.toSeconds() < 1) {
            throw Fault.refused("bench-api-size", MOST_CLIENTS);
        }
        try (ScratchFolder folder = ScratchFolder.of(null)) {
            return measure(folder.path());
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }

    private int measure(Path folder) throws IOException {
        try (var progress = new StepProgress(console, 3)) {
            progress.begin("cli.bench-clips");
            Reel reel = Reel.uniform(folder);
            Path upload = upload(folder);
            int seams = (int) (2 * time.toSeconds() * SEAMS_A_SECOND);
            try (BenchedNode node = new BenchedNode(BenchedNode.NAME, console, starter, clock, folder, reel, seams)) {
                progress.begin("cli.bench-api-calm");
                Half calm = half(node, () -> {
                    LockSupport.parkNanos(time.toNanos());
                    return new ApiLoad.Result(0, 0, List.of());
                });
                progress.begin("cli.bench-api-load");
                var load = new ApiLoad(node.node().address(), node.node().moreTokens(clients));
                Half loaded = half(node, () -> load.run(perSecond, time, upload));
                progress.close();
                return tell(calm, loaded);
            }
        }
    }

    private Half half(BenchedNode node, Supplier<ApiLoad.Result> work) {
        try (var glass = new X11Glass(node.display());
                var meter = new SeamMeter(glass, Reel.SCREEN)) {
            long deadlineNs = clock.now().monotonicNs() + BEGIN_NS;
            while (meter.seams().turns() == 0 && clock.now().monotonicNs() < deadlineNs) {
                LockSupport.parkNanos(LOOK_NS);
            }
            Seams before = meter.seams();
            ApiLoad.Result answers = work.get();
            Seams after = meter.seams();
            return new Half(
                    answers,
                    new Seams(
                            after.turns() - before.turns(),
                            after.blackMs() - before.blackMs(),
                            after.foreign() - before.foreign(),
                            after.lost() - before.lost(),
                            after.backwards() - before.backwards(),
                            after.longestMs()));
        }
    }

    /** Of random bytes, so that no file system makes it smaller. */
    private static Path upload(Path folder) throws IOException {
        Path file = folder.resolve("upload.bin");
        byte[] piece = new byte[1 << 20];
        var random = new Random(UPLOAD_MIB);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < UPLOAD_MIB; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        return file;
    }

    private int tell(Half calm, Half loaded) {
        boolean kept = loaded.answers().errors() == 0
                && loaded.answers().percentileMs(99) <= P99_MS
                && loaded.picture().lost() == 0
                && loaded.picture().blackMs() == 0;
        String machine = Machine.description();
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode().put("machine", machine);
            json.put("clients", clients).put("requestsPerSecond", perSecond).put("kept", kept);
            json.set("calm", json(calm));
            json.set("load", json(loaded));
            console.out().println(json);
        } else {
            console.out().print(table(calm, loaded));
            console.say("cli.bench-machine", machine);
        }
        Benchmarks.inCheckout().ifPresent(page -> {
            page.put("api", table(calm, loaded), machine, clock.now().wall());
            if (!format.isJson()) {
                console.say("cli.bench-written", page.file());
            }
        });
        return kept ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String table(Half calm, Half loaded) {
        return """
                | while the node plays        | requests | errors | p50 ms | p95 ms | p99 ms | max ms | seams | frames lost | black ms |
                |-----------------------------|---------:|-------:|-------:|-------:|-------:|-------:|------:|------------:|---------:|
                """ + row("nobody asks", calm) + row(clients + " clients, " + perSecond + "/s, upload", loaded);
    }

    private static String row(String name, Half half) {
        ApiLoad.Result answers = half.answers();
        return String.format(
                Locale.ROOT,
                "| %-27s | %8d | %6d | %6.1f | %6.1f | %6.1f | %6.1f | %5d | %11d | %8d |%n",
                name,
                answers.requests(),
                answers.errors(),
                answers.percentileMs(50),
                answers.percentileMs(95),
                answers.percentileMs(99),
                answers.percentileMs(100),
                half.picture().turns(),
                half.picture().lost(),
                half.picture().blackMs());
    }

    private static ObjectNode json(Half half) {
        return ProblemJson.MAPPER
                .createObjectNode()
                .put("requests", half.answers().requests())
                .put("errors", half.answers().errors())
                .put("p50Ms", half.answers().percentileMs(50))
                .put("p95Ms", half.answers().percentileMs(95))
                .put("p99Ms", half.answers().percentileMs(99))
                .put("maxMs", half.answers().percentileMs(100))
                .put("seams", half.picture().turns())
                .put("framesLost", half.picture().lost())
                .put("blackMs", half.picture().blackMs());
    }
}
