// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import vn.cotmoc.config.FleetFile;
import vn.cotmoc.fleet.Fleet;

/** Which fleet a command is for. */
final class FleetOptions {
    @Option(names = "--fleet", required = true, paramLabel = "fleet.yaml", descriptionKey = "fleet")
    private Path file = Path.of("fleet.yaml");

    /** @throws vn.cotmoc.fault.Fault REFUSED {@code settings-refused}, with every error */
    Fleet read() {
        return FleetFile.read(file);
    }
}
