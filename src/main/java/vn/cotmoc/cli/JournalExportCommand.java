// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.journal.sqlite.RecordDatabase;
import vn.cotmoc.time.Clock;

/** Writes journals out as the nodes served them, with their heads. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class JournalExportCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "FILE", required = true)
    private Path database = Path.of("central.db");

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of(".");

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    JournalExportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<Path> files = export();
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode();
            var list = json.putArray("files");
            files.forEach(file -> list.add(file.toString()));
            console.out().println(json);
        } else {
            files.forEach(file -> console.say("cli.journal-exported", file));
        }
        return ExitCode.OK;
    }

    private List<Path> export() {
        try (RecordDatabase record = RecordDatabase.open(database);
                var progress = new RowProgress(console, clock)) {
            return record.export(out, progress);
        }
    }
}
