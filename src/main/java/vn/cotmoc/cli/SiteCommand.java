// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.Site.Suspension;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAudit;
import vn.cotmoc.journal.sqlite.SqliteSite;
import vn.cotmoc.time.Clock;

/** Whether a site is out of order. Works beside a running daemon, at once. */
@Command(name = "site", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "suspend|resume")
final class SiteCommand {
    private static final int REASON_MOST_CHARS = 500;

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    SiteCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Command(name = "suspend", mixinStandardHelpOptions = true)
    void suspend(
            @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "site-reason")
                    String reason,
            @Option(names = "--since", paramLabel = "YYYY-MM-DD", descriptionKey = "site-since") @Nullable
                    LocalDate since,
            @Option(names = "--config", paramLabel = "FILE", required = true, descriptionKey = "config") Path config,
            @Mixin Format format) {
        NodeSettings settings = NodeFile.read(config, environment);
        LocalDate today = LocalDate.ofInstant(clock.now().wall(), settings.timezone());
        LocalDate first = since == null ? today : since;
        if (reason.isBlank() || reason.length() > REASON_MOST_CHARS) {
            throw Fault.refused("site-reason", REASON_MOST_CHARS);
        } else if (first.isAfter(today)) {
            throw Fault.refused("site-since", first, today);
        }
        write(settings, new Suspension(first, reason.strip()), "site suspend --since " + first);
        if (format.isJson()) {
            ObjectNode line = line(settings);
            line.putObject("suspended").put("since", first.toString()).put("reason", reason.strip());
            console.out().println(line);
        } else {
            console.say("cli.site-suspended", settings.site().name(), first, reason.strip());
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true)
    void resume(
            @Option(names = "--config", paramLabel = "FILE", required = true, descriptionKey = "config") Path config,
            @Mixin Format format) {
        NodeSettings settings = NodeFile.read(config, environment);
        write(settings, null, "site resume");
        if (format.isJson()) {
            console.out().println(line(settings).putNull("suspended"));
        } else {
            console.say("cli.site-resumed", settings.site().name());
        }
    }

    private void write(NodeSettings settings, @Nullable Suspension suspension, String action) {
        if (!Files.exists(settings.data().resolve("node.db"))) {
            throw Fault.refused("node-never-ran", settings.data());
        }
        Instant now = clock.now().wall();
        try (NodeDatabase database = NodeDatabase.open(settings.data())) {
            new SqliteSite(database, settings.node(), settings.timezone()).suspend(suspension, now);
            new SqliteAudit(database).write(new Audit.Entry(0, now, "local", "local", "", action, 0));
        }
    }

    private static ObjectNode line(NodeSettings settings) {
        return ProblemJson.MAPPER.createObjectNode().put("site", settings.site().code());
    }
}
