// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.cotmoc.time.Clock;

/** Measures what is promised. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand extends CommandGroup {
    private BenchCommand(Console console) {
        super(console);
    }

    /** With its commands. */
    static CommandLine line(Console console, NodeStarter starter, Clock clock) {
        return new CommandLine(new BenchCommand(console))
                .addSubcommand(new BenchJournalCommand(console, clock))
                .addSubcommand(new BenchSeamsCommand(console, starter, clock))
                .addSubcommand(new BenchApiCommand(console, clock))
                .addSubcommand(new BenchSimCommand(console, clock));
    }
}
