// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.sqlite.CentralDatabase;
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
        ArrayNode list = ProblemJson.MAPPER.createArrayNode();
        List<Fault> refused = new ArrayList<>();
        try (CentralDatabase central = CentralDatabase.create(database)) {
            for (Path file : files) {
                ObjectNode entry = list.addObject().put("file", file.toString());
                try (var progress = new RowProgress(console, clock)) {
                    taken(entry, central.importFile(file, progress));
                } catch (Fault e) {
                    refused(entry, e);
                    refused.add(e);
                }
            }
        }
        if (format.isJson()) {
            console.out().println(ProblemJson.MAPPER.createObjectNode().set("files", list));
            if (!refused.isEmpty()) {
                throw refused.get(0);
            }
        }
        return refused.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void taken(ObjectNode entry, Imported imported) {
        entry.put("node", imported.node())
                .put("log", imported.log())
                .put("taken", imported.taken())
                .put("waiting", imported.waiting())
                .put("seq", imported.seq())
                .putNull("code");
        if (!format.isJson()) {
            console.say(
                    "cli.journal-imported",
                    imported.from(),
                    imported.taken(),
                    imported.node(),
                    imported.seq(),
                    imported.waiting());
        }
    }

    private void refused(ObjectNode entry, Fault fault) {
        String sentence = fault.sentence().in(console.language());
        entry.put("code", fault.code()).put("detail", sentence);
        if (!format.isJson()) {
            console.err().println(sentence);
            console.err().println("    " + fault.hint().in(console.language()));
        }
    }
}
