// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.MissingDays;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.time.Clock;

/** Tells of which node which days are missing at the office, and why; ends with 1 where any are. */
@Command(name = "gaps", mixinStandardHelpOptions = true)
final class JournalGapsCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "FILE", required = true)
    private Path database = Path.of("central.db");

    @Option(names = "--from", paramLabel = "YYYY-MM-DD")
    private LocalDate from = LocalDate.of(1, 1, 1);

    @Option(names = "--to", paramLabel = "YYYY-MM-DD")
    private @Nullable LocalDate to;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    JournalGapsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        LocalDate yesterday = LocalDate.ofInstant(clock.now().wall(), Playlist.DEFAULT_TIMEZONE)
                .minusDays(1);
        LocalDate last = to == null ? yesterday : to;
        if (last.isBefore(from)) {
            throw Fault.refused("counts-period-backwards", from, last);
        }
        List<MissingDays> gaps;
        try (CentralDatabase central = CentralDatabase.open(database)) {
            gaps = central.atOneMoment(archive -> MissingDays.of(archive, from, last));
        }
        if (format.isJson()) {
            console.out().println(json(gaps));
        } else {
            gaps.forEach(this::print);
            console.say(gaps.isEmpty() ? "cli.journal-no-gaps" : "cli.journal-gaps", last);
        }
        return gaps.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(MissingDays gap) {
        Text why = Text.of("cli.journal-gap." + gap.why().word());
        console.say("cli.journal-gap", gap.node(), gap.from(), gap.to(), gap.days(), why);
    }

    private static ObjectNode json(List<MissingDays> gaps) {
        ObjectNode json = ProblemJson.MAPPER.createObjectNode();
        ArrayNode list = json.putArray("gaps");
        gaps.forEach(gap -> list.addObject()
                .put("node", gap.node())
                .put("from", gap.from().toString())
                .put("to", gap.to().toString())
                .put("days", gap.days())
                .put("why", gap.why().word()));
        return json;
    }
}
