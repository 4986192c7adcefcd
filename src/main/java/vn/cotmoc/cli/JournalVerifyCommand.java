// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.journal.Finding;
import vn.cotmoc.journal.Verified;
import vn.cotmoc.journal.sqlite.RecordDatabase;
import vn.cotmoc.time.Clock;

/** Holds chains, heads and counts of a database against its rows. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class JournalVerifyCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "FILE", required = true)
    private Path database = Path.of("central.db");

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    JournalVerifyCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Verified verified = verify();
        if (format.isJson()) {
            console.out().println(json(verified));
        } else {
            verified.findings().forEach(this::print);
            String key = verified.findings().isEmpty() ? "cli.journal-whole" : "cli.journal-not-whole";
            console.say(
                    key,
                    verified.rows(),
                    verified.streams(),
                    verified.findings().size());
        }
        return verified.findings().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Verified verify() {
        try (RecordDatabase record = RecordDatabase.open(database);
                var progress = new RowProgress(console, clock)) {
            return record.verify(progress);
        }
    }

    private void print(Finding finding) {
        String what = finding.what().in(console.language());
        console.say("cli.journal-finding", finding.node(), finding.log(), finding.seq(), what);
    }

    private ObjectNode json(Verified verified) {
        ObjectNode json = ProblemJson.MAPPER.createObjectNode();
        json.put("streams", verified.streams()).put("rows", verified.rows());
        ArrayNode list = json.putArray("findings");
        for (Finding finding : verified.findings()) {
            list.addObject()
                    .put("node", finding.node())
                    .put("log", finding.log())
                    .put("seq", finding.seq())
                    .put("detail", finding.what().in(console.language()));
        }
        return json;
    }
}
