// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fleet.Pull;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.time.Clock;

/** Brings what a node's journal has new into the office's database. */
@Command(name = "pull", mixinStandardHelpOptions = true)
final class PullCommand implements Callable<Integer> {
    @Mixin
    private NodeOptions node = new NodeOptions();

    @Option(names = "--into", required = true, paramLabel = "central.db", descriptionKey = "pull-into")
    private Path database = Path.of("central.db");

    @Mixin
    private Format format = new Format();

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
        try (NodeLine line = node.open(Role.CENTRAL, environment, console.language(), clock);
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

    private Pull.Pulled pull(CentralDatabase central, NodeLine line) {
        try (var progress = new RowProgress(console, clock)) {
            return new Pull(central, database).run(line.client(), progress);
        }
    }
}
