// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import vn.cotmoc.playlist.Reading;

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

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (durations != null) {
            Durations.read(durations);
        }
        List<Reading> checked = files.stream().map(PlaylistFile::read).toList();
        if (format.isJson()) {
            console.out().println(json(checked));
        } else {
            checked.forEach(this::print);
        }
        return checked.stream().allMatch(one -> one.errors().isEmpty()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private ObjectNode json(List<Reading> checked) {
        ObjectNode all = ProblemJson.MAPPER.createObjectNode();
        ArrayNode list = all.putArray("files");
        for (Reading one : checked) {
            ObjectNode file = list.addObject().put("file", one.places().file());
            file.set("errors", ProblemJson.list(one.errors(), console.language()));
            file.set("warnings", ProblemJson.list(one.warnings(), console.language()));
        }
        return all;
    }

    private void print(Reading one) {
        one.errors().forEach(this::print);
        one.warnings().forEach(this::print);
        console.say(
                one.errors().isEmpty() ? "cli.check-accepted" : "cli.check-refused",
                one.places().file(),
                one.errors().size(),
                one.warnings().size());
    }

    private void print(Problem problem) {
        console.out().println(ProblemText.line(problem, console.language()));
        console.out().println("    " + problem.hint().in(console.language()));
    }
}
