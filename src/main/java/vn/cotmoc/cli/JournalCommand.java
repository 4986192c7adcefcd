// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.cotmoc.fault.Text;
import vn.cotmoc.time.Clock;

/** Journals in, held against their chains, and out. */
@Command(name = "journal", mixinStandardHelpOptions = true)
final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    private JournalCommand(Console console) {
        this.console = console;
    }

    /** With its commands. */
    static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new JournalCommand(console))
                .addSubcommand(new JournalImportCommand(console, clock))
                .addSubcommand(new JournalVerifyCommand(console, clock))
                .addSubcommand(new JournalExportCommand(console, clock))
                .addSubcommand(new JournalGapsCommand(console, clock));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), Text.of("cli.no-command").in(console.language()));
    }
}
