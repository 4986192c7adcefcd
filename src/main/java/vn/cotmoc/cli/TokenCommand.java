// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.journal.Tokens;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteTokens;
import vn.cotmoc.time.Clock;

/** Who may speak to a node. Works beside a running daemon, at once. */
@Command(name = "token", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "add|list|revoke")
final class TokenCommand {
    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    TokenCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Command(name = "add", mixinStandardHelpOptions = true)
    void add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--config", paramLabel = "FILE", required = true) Path config,
            @Option(names = "--role", paramLabel = "operator|technician|central", required = true) Role role,
            @Option(names = "--expires", paramLabel = "YYYY-MM-DD") @Nullable LocalDate lastDay,
            @Mixin Format format) {
        NodeSettings settings = NodeFile.read(config, environment);
        Instant expires = lastDay == null ? null : afterDay(lastDay, settings.timezone());
        String secret = with(
                settings, tokens -> tokens.add(name, role, expires, clock.now().wall()));
        if (format.isJson()) {
            console.out().println(described(name, role).put("token", secret));
        } else {
            console.say("cli.token-added", name, word(role), secret);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    void list(@Option(names = "--config", paramLabel = "FILE", required = true) Path config, @Mixin Format format) {
        NodeSettings settings = NodeFile.read(config, environment);
        var known = with(settings, Tokens::list);
        if (!format.isJson()) {
            known.forEach(token -> console.say(
                    "cli.token-line",
                    token.name(),
                    word(token.role()),
                    time(token.expires(), settings),
                    time(token.lastUse(), settings)));
            return;
        }
        ArrayNode all = ProblemJson.MAPPER.createArrayNode();
        for (Tokens.Token token : known) {
            all.add(described(token.name(), token.role())
                    .put("created", time(token.created(), settings))
                    .put("expires", token.expires() == null ? null : time(token.expires(), settings))
                    .put("lastUse", token.lastUse() == null ? null : time(token.lastUse(), settings)));
        }
        console.out().println(all);
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true)
    void revoke(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--config", paramLabel = "FILE", required = true) Path config,
            @Mixin Format format) {
        with(NodeFile.read(config, environment), tokens -> {
            tokens.revoke(name);
            return name;
        });
        if (format.isJson()) {
            console.out().println(ProblemJson.MAPPER.createObjectNode().put("revoked", name));
        } else {
            console.say("cli.token-revoked", name);
        }
    }

    private static <T> T with(NodeSettings settings, Function<Tokens, T> work) {
        try (NodeDatabase database = NodeDatabase.open(settings.data())) {
            return work.apply(new SqliteTokens(database));
        }
    }

    private static ObjectNode described(String name, Role role) {
        return ProblemJson.MAPPER.createObjectNode().put("name", name).put("role", word(role));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** The day given is the last on which the token counts. */
    private static Instant afterDay(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static String time(@Nullable Instant instant, NodeSettings settings) {
        return instant == null
                ? "–"
                : instant.atZone(settings.timezone()).toOffsetDateTime().toString();
    }
}
