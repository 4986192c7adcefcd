// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.cotmoc.fault.Text;
import vn.cotmoc.time.Clock;

/** Measures what is promised. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    private BenchCommand(Console console) {
        this.console = console;
    }

    /** With its commands. */
    static CommandLine line(Console console, NodeStarter starter, Clock clock) {
        return new CommandLine(new BenchCommand(console))
                .addSubcommand(new BenchJournalCommand(console, clock))
                .addSubcommand(new BenchSeamsCommand(console, starter, clock))
                .addSubcommand(new BenchApiCommand(console, starter, clock))
                .addSubcommand(new BenchSimCommand(console, clock));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), Text.of("cli.no-command").in(console.language()));
    }
}
