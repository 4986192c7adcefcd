// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.cotmoc.time.Clock;

/** To and from a site without a line, by a USB stick. */
@Command(name = "stick", mixinStandardHelpOptions = true)
final class StickCommand extends CommandGroup {
    private StickCommand(Console console) {
        super(console);
    }

    /** With its commands. */
    static CommandLine line(Console console, Clock clock, Map<String, String> environment) {
        return new CommandLine(new StickCommand(console))
                .addSubcommand(new StickWriteCommand(console, clock))
                .addSubcommand(new StickReadCommand(console, clock, environment));
    }
}
