// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.time.Clock;

/** Tells what a node shows and what is wrong with it. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private NodeOptions node = new NodeOptions();

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    StatusCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (NodeLine line = node.open(Role.TECHNICIAN, environment, console.language(), clock)) {
            JsonNode status = line.client().status();
            if (format.isJson()) {
                console.out().println(status);
            } else {
                print(status);
            }
        }
        return ExitCode.OK;
    }

    private void print(JsonNode status) {
        console.say(
                "cli.status-node",
                status.path("node").asText(),
                status.path("version").asText());
        JsonNode playlist = status.path("playlist");
        if (playlist.isObject()) {
            console.say(
                    "cli.stands",
                    playlist.path("id").asText(),
                    playlist.path("version").asText(),
                    Text.of("cli.state-" + playlist.path("state").asText()));
        } else {
            console.say("cli.status-no-playlist");
        }
        status.path("screens").forEach(this::printScreen);
        status.path("incidents")
                .forEach(incident -> console.say(
                        "cli.status-incident",
                        incident.path("openedAt").asText(),
                        incident.path("sentence").asText()));
    }

    private void printScreen(JsonNode screen) {
        console.say(
                "cli.status-screen",
                screen.path("id").asText(),
                Text.of("cli.screen-" + screen.path("state").asText()),
                screen.path("onAir").path("title").asText("–"));
    }
}
