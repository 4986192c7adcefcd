// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.cotmoc.fleet.Fleet;
import vn.cotmoc.fleet.Pull;
import vn.cotmoc.fleet.Round;
import vn.cotmoc.journal.sqlite.CentralDatabase;

/** Brings what the journals of a fleet have new into the office's database. */
@Command(name = "pull", mixinStandardHelpOptions = true)
final class FleetPullCommand implements Callable<Integer> {
    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private Format format = new Format();

    private final Console console;

    FleetPullCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Fleet members = fleet.read();
        var lines = new FleetLines<>(console, format, PulledForm::text, PulledForm::json);
        try (CentralDatabase central = CentralDatabase.create(members.database())) {
            Round.go(members, console.language(), new Pull(central, members.database())::run, lines::tell);
        }
        return lines.finish();
    }
}
