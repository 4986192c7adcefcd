// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.sqlite.RecordDatabase;

/** The figures of a period, from a node's database or the office's. */
@Command(name = "counts", mixinStandardHelpOptions = true)
final class CountsCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "FILE", required = true)
    private Path database = Path.of("central.db");

    @Option(names = "--from", paramLabel = "YYYY-MM-DD", required = true)
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", required = true)
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--by", paramLabel = "clip|topic|language|source|priority|site|screen|day|hour", required = true)
    private Counts.By by = Counts.By.CLIP;

    @Mixin
    private Format format = new Format();

    private final Console console;

    CountsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Counts.check(from, to, by);
        try (RecordDatabase record = RecordDatabase.open(database)) {
            Counts counts = record.counts(from, to, by);
            if (format.isJson()) {
                console.out().println(counts.json());
            } else {
                new CountsTable(console).print(counts);
            }
        }
        return ExitCode.OK;
    }
}
