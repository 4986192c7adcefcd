// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.cotmoc.fault.Text;
import vn.cotmoc.time.Clock;

/** The same with all nodes of a fleet. */
@Command(name = "fleet", mixinStandardHelpOptions = true)
final class FleetCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    private FleetCommand(Console console) {
        this.console = console;
    }

    /** With its commands. */
    static CommandLine line(Console console, Clock clock, Map<String, String> environment) {
        return new CommandLine(new FleetCommand(console))
                .addSubcommand(new FleetStatusCommand(console))
                .addSubcommand(new FleetPushCommand(console, clock, environment))
                .addSubcommand(new FleetPullCommand(console))
                .addSubcommand(new FleetCheckCommand(console, clock));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), Text.of("cli.no-command").in(console.language()));
    }
}
