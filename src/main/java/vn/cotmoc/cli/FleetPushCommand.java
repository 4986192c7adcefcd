// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.Fleet;
import vn.cotmoc.fleet.StagedPush;
import vn.cotmoc.fleet.StagedPush.Plan;
import vn.cotmoc.fleet.StagedPush.Pushed;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.Clock;

/** Checks and seals a playlist once and pushes it to all nodes of a fleet that it names, to a few first if so asked. */
@Command(name = "push", mixinStandardHelpOptions = true)
final class FleetPushCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "PLAYLIST", descriptionKey = "one-playlist")
    private Path playlist = Path.of("");

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Option(names = "--key", required = true, paramLabel = "FILE", descriptionKey = "key")
    private Path key = Path.of("");

    @Option(names = "--canary", paramLabel = "N", converter = CountConverter.class, descriptionKey = "canary")
    private int canary;

    @Option(
            names = "--wait",
            paramLabel = "10m",
            defaultValue = "10m",
            converter = DurationConverter.class,
            descriptionKey = "canary-wait")
    private Duration wait = Duration.ZERO;

    @Option(names = "--dry-run", descriptionKey = "dry-run")
    private boolean dryRun;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    FleetPushCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Fleet members = fleet.read();
        Sealed sealed = CheckedSeal.seal(playlist, key, console, clock.now().wall());
        var lines = new FleetLines<>(console, format, this::text, FleetPushCommand::json);
        new StagedPush(sealed, UserCache.uploads(environment), console.language(), clock)
                .go(members, new Plan(canary, wait, dryRun), lines::tell);
        return lines.finish();
    }

    private Text text(Pushed pushed) {
        JsonNode answer = pushed.answer();
        if (answer == null) {
            return Text.of("cli.fleet-passed-over", pushed.node());
        }
        return Text.of(
                dryRun ? "cli.fleet-would-stand" : "cli.fleet-stands",
                pushed.node(),
                answer.path("id").asText(),
                answer.path("version").asText(),
                Text.of("cli.state-" + answer.path("state").asText()));
    }

    private static ObjectNode json(Pushed pushed) {
        ObjectNode json = ProblemJson.MAPPER.createObjectNode();
        json.put("named", pushed.answer() != null);
        json.set("delivery", pushed.answer());
        return json;
    }
}
