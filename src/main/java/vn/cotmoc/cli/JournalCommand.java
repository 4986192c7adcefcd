// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.cotmoc.time.Clock;

/** Journals in, held against their chains, and out. */
@Command(name = "journal", mixinStandardHelpOptions = true)
final class JournalCommand extends CommandGroup {
    private JournalCommand(Console console) {
        super(console);
    }

    /** With its commands. */
    static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new JournalCommand(console))
                .addSubcommand(new JournalImportCommand(console, clock))
                .addSubcommand(new JournalVerifyCommand(console, clock))
                .addSubcommand(new JournalExportCommand(console, clock))
                .addSubcommand(new JournalGapsCommand(console, clock));
    }
}
