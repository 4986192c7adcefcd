// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.time.Clock;

/** Takes journals that came by stick; one that is refused does not stop the others. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class JournalImportCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "FILE", required = true)
    private Path database = Path.of("central.db");

    @Parameters(arity = "1..*", paramLabel = "FILE.ndjson", descriptionKey = "FILES")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    JournalImportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return new ImportedFiles(console, clock, format).take(database, files);
    }
}
