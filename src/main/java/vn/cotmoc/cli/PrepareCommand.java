// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.media.Facts;
import vn.cotmoc.media.Preparation;
import vn.cotmoc.media.Preparation.Prepared;
import vn.cotmoc.time.Clock;

/** Any media into the house format, as many at once as there are cores; one that is refused does not stop the others. */
@Command(name = "prepare", mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILES")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Option(names = "--force")
    private boolean force;

    @Option(names = "--page", paramLabel = "N", defaultValue = "1")
    private int page;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    PrepareCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    private record Outcome(
            Path file,
            @Nullable Prepared prepared,
            @Nullable Fault fault) {}

    @Override
    public Integer call() {
        int cores = Runtime.getRuntime().availableProcessors();
        int atOnce = Math.min(cores, files.size());
        Preparation preparation = new Preparation(out, force, page, Math.max(1, cores / atOnce));
        List<Outcome> outcomes = prepareAll(preparation, atOnce);
        if (format.isJson()) {
            ArrayNode list = ProblemJson.MAPPER.createArrayNode();
            outcomes.forEach(outcome -> list.add(json(outcome)));
            console.out().println(ProblemJson.MAPPER.createObjectNode().set("files", list));
        } else {
            outcomes.forEach(this::print);
        }
        return outcomes.stream().allMatch(outcome -> outcome.fault() == null) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Outcome> prepareAll(Preparation preparation, int atOnce) {
        var progress = new FilesProgress(new ProgressBar(console, clock), files);
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        try {
            List<CompletableFuture<Outcome>> started = files.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> prepare(preparation, file, progress), workers))
                    .toList();
            return started.stream().map(CompletableFuture::join).toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private static Outcome prepare(Preparation preparation, Path file, FilesProgress progress) {
        try {
            return new Outcome(file, preparation.prepare(file, share -> progress.at(file, share)), null);
        } catch (Fault e) {
            return new Outcome(file, null, e);
        } finally {
            progress.at(file, 1);
        }
    }

    private ObjectNode json(Outcome outcome) {
        ObjectNode entry = ProblemJson.MAPPER.createObjectNode();
        entry.put("file", outcome.file().toString());
        Prepared prepared = outcome.prepared();
        if (prepared != null) {
            entry.put("out", prepared.file().toString()).put("copied", prepared.copied());
            facts(entry, prepared.facts());
        }
        ArrayNode warnings = entry.putArray("warnings");
        warnings(outcome).forEach(warning -> warnings.add(warning.in(console.language())));
        Fault fault = outcome.fault();
        entry.put("code", fault == null ? null : fault.code());
        if (fault != null) {
            entry.put("detail", fault.sentence().in(console.language()))
                    .put("hint", fault.hint().in(console.language()));
        }
        return entry;
    }

    private static List<Text> warnings(Outcome outcome) {
        Prepared prepared = outcome.prepared();
        return prepared == null ? List.of() : prepared.warnings();
    }

    private static void facts(ObjectNode entry, Facts facts) {
        entry.put("bytes", facts.bytes());
        Facts.Picture picture = facts.picture();
        if (picture != null) {
            entry.put("kind", picture.still() ? "still" : "video")
                    .put("width", picture.width())
                    .put("height", picture.height())
                    .put("durationMs", picture.durationMs());
        }
    }

    private void print(Outcome outcome) {
        Prepared prepared = outcome.prepared();
        if (prepared != null) {
            console.say(prepared.copied() ? "cli.prepare-copied" : "cli.prepared", outcome.file(), prepared.file());
        }
        warnings(outcome)
                .forEach(warning -> console.err()
                        .println(Text.of("cli.prepare-warning", outcome.file(), warning)
                                .in(console.language())));
        Fault fault = outcome.fault();
        if (fault != null) {
            String line = Text.of("cli.prepare-refused", outcome.file(), fault.sentence())
                    .in(console.language());
            console.err().println(line);
            console.err().println("    " + fault.hint().in(console.language()));
        }
    }
}
