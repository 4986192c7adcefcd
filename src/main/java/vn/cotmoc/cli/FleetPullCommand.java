// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.config.FleetFile;
import vn.cotmoc.fleet.Fleet;
import vn.cotmoc.fleet.Pull;
import vn.cotmoc.fleet.Round;
import vn.cotmoc.journal.sqlite.CentralDatabase;

/** Brings what the journals of a fleet have new into the office's database. */
@Command(name = "pull", mixinStandardHelpOptions = true)
final class FleetPullCommand implements Callable<Integer> {
    @Option(names = "--fleet", required = true, paramLabel = "fleet.yaml", descriptionKey = "fleet")
    private Path file = Path.of("fleet.yaml");

    @Mixin
    private Format format = new Format();

    private final Console console;

    FleetPullCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Fleet fleet = FleetFile.read(file);
        var lines = new FleetLines<>(console, format, PulledForm::text, PulledForm::json);
        try (CentralDatabase central = CentralDatabase.create(fleet.database())) {
            Round.go(fleet, console.language(), new Pull(central, fleet.database())::run, lines::tell);
        }
        return lines.finish();
    }
}
