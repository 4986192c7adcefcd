// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Durations;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.schedule.ClipMedia;
import vn.cotmoc.schedule.GivenLengths;
import vn.cotmoc.schedule.PlaylistCheck;
import vn.cotmoc.schedule.PlaylistCheck.Checked;
import vn.cotmoc.time.Clock;

/** Tells all errors and warnings of playlists. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PLAYLIST", descriptionKey = "PLAYLIST")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--durations", paramLabel = "FILE")
    private @Nullable Path durations;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    CheckCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Durations lengths = durations == null ? new Durations(Map.of()) : Durations.read(durations);
        Instant now = clock.now().wall();
        List<Checked> checked =
                files.stream().map(file -> check(file, lengths, now)).toList();
        if (format.isJson()) {
            console.out().println(json(checked));
        } else {
            checked.forEach(this::print);
        }
        return checked.stream().allMatch(one -> one.errors().isEmpty()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Checked check(Path file, Durations lengths, Instant now) {
        ClipMedia beside = PlaylistCheck.beside(file);
        ClipMedia media = durations == null ? beside : new GivenLengths(lengths, beside);
        return PlaylistCheck.check(PlaylistFile.read(file), media, now);
    }

    private ObjectNode json(List<Checked> checked) {
        ObjectNode all = ProblemJson.MAPPER.createObjectNode();
        ArrayNode list = all.putArray("files");
        for (Checked one : checked) {
            ObjectNode file = list.addObject().put("file", one.file());
            file.set("errors", ProblemJson.list(one.errors(), console.language()));
            file.set("warnings", ProblemJson.list(one.warnings(), console.language()));
        }
        return all;
    }

    private void print(Checked one) {
        one.errors().forEach(this::print);
        one.warnings().forEach(this::print);
        console.say(
                one.errors().isEmpty() ? "cli.check-accepted" : "cli.check-refused",
                one.file(),
                one.errors().size(),
                one.warnings().size());
    }

    private void print(Problem problem) {
        console.out().println(ProblemText.line(problem, console.language()));
        console.out().println("    " + problem.hint().in(console.language()));
    }
}
