// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.cotmoc.time.Clock;

/** The same with all nodes of a fleet. */
@Command(name = "fleet", mixinStandardHelpOptions = true)
final class FleetCommand extends CommandGroup {
    private FleetCommand(Console console) {
        super(console);
    }

    /** With its commands. */
    static CommandLine line(Console console, Clock clock, Map<String, String> environment) {
        return new CommandLine(new FleetCommand(console))
                .addSubcommand(new FleetStatusCommand(console))
                .addSubcommand(new FleetPushCommand(console, clock, environment))
                .addSubcommand(new FleetPullCommand(console))
                .addSubcommand(new FleetCheckCommand(console, clock));
    }
}
