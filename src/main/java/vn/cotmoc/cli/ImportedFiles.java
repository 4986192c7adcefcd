// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.time.Clock;

/** Journals that came as files, taken one after another; one that is refused does not stop the others. */
final class ImportedFiles {
    private final Console console;
    private final Clock clock;
    private final Format format;
    private final ArrayNode list = ProblemJson.MAPPER.createArrayNode();
    private final List<Fault> refused = new ArrayList<>();

    ImportedFiles(Console console, Clock clock, Format format) {
        this.console = console;
        this.clock = clock;
        this.format = format;
    }

    /**
     * Takes them and tells of each.
     *
     * @return the exit status, in text
     * @throws Fault the first refusal, in JSON
     */
    int take(Path database, List<Path> files) {
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
