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

/** To and from a site without a line, by a USB stick. */
@Command(name = "stick", mixinStandardHelpOptions = true)
final class StickCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    private StickCommand(Console console) {
        this.console = console;
    }

    /** With its commands. */
    static CommandLine line(Console console, Clock clock, Map<String, String> environment) {
        return new CommandLine(new StickCommand(console))
                .addSubcommand(new StickWriteCommand(console, clock))
                .addSubcommand(new StickReadCommand(console, clock, environment));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), Text.of("cli.no-command").in(console.language()));
    }
}
