// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fleet.bench.ApiLoad;
import vn.cotmoc.playback.bench.Reel;
import vn.cotmoc.playback.bench.SeamBench;
import vn.cotmoc.playback.bench.SeamFigures;
import vn.cotmoc.time.Clock;

/** Measures the API of a node that plays, and whether the picture suffers; ends with 1 where a promise is not kept. */
@Command(name = "api", mixinStandardHelpOptions = true)
final class BenchApiCommand implements Callable<Integer> {
    private static final double P99_MS = 20;
    private static final int SEAMS_A_SECOND = 1;
    private static final int UPLOAD_MIB = 200;
    /** The node's and this process's code is compiled, and its caches are filled, in its first seconds. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private static final int MOST_CLIENTS = 120;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "100")
    private int clients = 100;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000")
    private int perSecond = 1_000;

    @Option(names = "--for", paramLabel = "60s", defaultValue = "60s", converter = DurationConverter.class)
    private Duration time = Duration.ofSeconds(60);

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    BenchApiCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** One part of the measurement. */
    private record Part(String name, ApiLoad.Result answers, SeamFigures picture) {}

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
        try (var progress = new StepProgress(console, 4)) {
            progress.begin("cli.bench-clips");
            Reel reel = Reel.uniform(folder);
            ApiLoad.Body upload = ApiLoad.Body.of(upload(folder));
            int seams = (int) (2 * time.plus(WARM_UP).toSeconds() * SEAMS_A_SECOND);
            try (BenchedNode node = new BenchedNode(
                    BenchedNode.NAME,
                    console,
                    LaunchedNode::start,
                    clock,
                    folder,
                    reel,
                    seams,
                    LaunchedNode.freePort())) {
                List<String> tokens = node.node().moreTokens(clients + 2);
                var load = new ApiLoad(
                        node.node().address(), tokens.subList(2, tokens.size()), tokens.get(0), tokens.get(1));
                String asked = clients + " clients, " + perSecond + "/s, a pull";
                progress.begin("cli.bench-api-calm");
                Part calm = part("nobody asks", node, reel, time, () -> {
                    LockSupport.parkNanos(time.toNanos());
                    return ApiLoad.Result.NONE;
                });
                progress.begin("cli.bench-api-warm-up");
                Part warmUp = part(
                        asked + ": first " + WARM_UP.toSeconds() + " s",
                        node,
                        reel,
                        WARM_UP,
                        () -> load.run(perSecond, WARM_UP, Optional.empty()));
                progress.begin("cli.bench-api-load");
                Part loaded = part(
                        asked + ", upload", node, reel, time, () -> load.run(perSecond, time, Optional.of(upload)));
                progress.close();
                return tell(List.of(calm, warmUp, loaded));
            }
        }
    }

    private Part part(String name, BenchedNode node, Reel reel, Duration lasts, Supplier<ApiLoad.Result> work) {
        int seams = (int) (lasts.toMillis() / Reel.CLIP_MS) - 1;
        List<ApiLoad.Result> answers = new ArrayList<>();
        SeamFigures picture =
                new SeamBench(reel, clock).measureDuring(node, Math.max(1, seams), () -> answers.add(work.get()));
        return new Part(name, answers.get(0), picture);
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

    private int tell(List<Part> parts) {
        Part loaded = parts.get(parts.size() - 1);
        boolean kept = loaded.answers().errors() == 0
                && loaded.answers().percentileMs(99) <= P99_MS
                && loaded.picture().isSeamless();
        String machine = Machine.description();
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode().put("machine", machine);
            json.put("clients", clients).put("requestsPerSecond", perSecond).put("kept", kept);
            json.set("calm", json(parts.get(0)));
            json.set("warmUp", json(parts.get(1)));
            json.set("load", json(loaded));
            console.out().println(json);
        } else {
            console.out().print(text(parts));
            if (loaded.picture().isVoid()) {
                console.say("cli.bench-void", loaded.name(), loaded.picture().unseen());
            }
            console.say("cli.bench-machine", machine);
        }
        Benchmarks.inCheckout().ifPresent(page -> {
            page.put("api", text(parts), machine, clock.now().wall());
            if (!format.isJson()) {
                console.say("cli.bench-written", page.file());
            }
        });
        return kept ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String text(List<Part> parts) {
        var text = new StringBuilder("""
                | while the node plays                         | requests | errors | pages | p50 ms | p95 ms | p99 ms | max ms | seams | frames lost | black ms | corrupt | hold beyond a frame, ms (p95 / max) | unseen |
                |----------------------------------------------|---------:|-------:|------:|-------:|-------:|-------:|-------:|------:|------------:|---------:|--------:|------------------------------------:|-------:|
                """);
        parts.forEach(part -> text.append(row(part)));
        parts.stream().filter(part -> part.answers().worst().isPresent()).forEach(part -> text.append(worst(part)));
        return text.toString();
    }

    private static String row(Part part) {
        ApiLoad.Result answers = part.answers();
        SeamFigures picture = part.picture();
        return String.format(
                Locale.ROOT,
                "| %-44s | %8d | %6d | %5d | %6.1f | %6.1f | %6.1f | %6.1f | %5d | %11d | %8d | %7d | %35s | %6d |%n",
                part.name(),
                answers.requests(),
                answers.errors(),
                answers.pages(),
                answers.percentileMs(50),
                answers.percentileMs(95),
                answers.percentileMs(99),
                answers.percentileMs(100),
                picture.seams() + picture.hardStarts(),
                picture.lost() + picture.skipped(),
                picture.blackMs(),
                picture.corrupt(),
                String.format(
                        Locale.ROOT,
                        "%.1f / %.1f",
                        picture.excess().p95Ms(),
                        picture.excess().maxMs()),
                picture.unseen());
    }

    private static String worst(Part part) {
        ApiLoad.Second second = part.answers().worst().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%n%s: the worst second began %d s after the first request, p99 %.1f ms, the longest %.1f ms.%n",
                part.name(),
                second.offsetS(),
                second.p99Ms(),
                second.maxMs());
    }

    private static ObjectNode json(Part part) {
        ApiLoad.Result answers = part.answers();
        ObjectNode json = ProblemJson.MAPPER
                .createObjectNode()
                .put("requests", answers.requests())
                .put("errors", answers.errors())
                .put("pages", answers.pages())
                .put("p50Ms", answers.percentileMs(50))
                .put("p95Ms", answers.percentileMs(95))
                .put("p99Ms", answers.percentileMs(99))
                .put("maxMs", answers.percentileMs(100))
                .put("seams", part.picture().seams() + part.picture().hardStarts())
                .put("framesLost", part.picture().lost() + part.picture().skipped())
                .put("blackMs", part.picture().blackMs());
        answers.worst().ifPresent(second -> json.set("worstSecond", ProblemJson.MAPPER.valueToTree(second)));
        json.set("picture", ProblemJson.MAPPER.valueToTree(part.picture()));
        return json;
    }
}
