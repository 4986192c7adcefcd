// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fleet.Pull;
import vn.cotmoc.fleet.Stick;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.time.Clock;

/** Brings what a node's journal has new into the office's database, by line or by stick. */
@Command(name = "pull", mixinStandardHelpOptions = true)
final class PullCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--into", required = true, paramLabel = "central.db", descriptionKey = "pull-into")
    private Path database = Path.of("central.db");

    @Mixin
    private Format format = new Format();

    static final class Source extends NodeOptions.Choice {
        @Option(names = "--stick", required = true, paramLabel = "DIR", descriptionKey = "stick")
        private @Nullable Path stick;
    }

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    PullCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (source.stick != null) {
            return new ImportedFiles(console, clock, format).take(database, journals(source.stick));
        }
        try (NodeLine line = source.open(Role.CENTRAL, environment, console.language(), clock);
                CentralDatabase central = CentralDatabase.create(database)) {
            Pull.Pulled pulled = pull(central, line);
            if (format.isJson()) {
                console.out().println(PulledForm.json(pulled));
            } else {
                console.out().println(PulledForm.text(pulled).in(console.language()));
            }
        }
        return ExitCode.OK;
    }

    private static List<Path> journals(Path stick) {
        List<Path> journals = Stick.open(stick).journals();
        if (journals.isEmpty()) {
            throw Fault.refused("stick-no-journal", stick);
        }
        return journals;
    }

    private Pull.Pulled pull(CentralDatabase central, NodeLine line) {
        try (var progress = new RowProgress(console, clock)) {
            return new Pull(central, database).run(line.client(), progress);
        }
    }
}
