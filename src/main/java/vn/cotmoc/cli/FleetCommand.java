// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.cotmoc.fault.Text;

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
    static CommandLine line(Console console) {
        return new CommandLine(new FleetCommand(console))
                .addSubcommand(new FleetStatusCommand(console))
                .addSubcommand(new FleetPullCommand(console));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), Text.of("cli.no-command").in(console.language()));
    }
}
