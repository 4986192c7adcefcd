// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.Round;

/** Tells of each node of a fleet what it shows and whether something is wrong with it. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class FleetStatusCommand implements Callable<Integer> {
    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private Format format = new Format();

    private final Console console;

    FleetStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var lines = new FleetLines<>(console, format, this::text, FleetStatusCommand::json);
        Round.go(fleet.read(), console.language(), (member, node) -> node.status(member.node()), lines::tell);
        return lines.finish();
    }

    private Text text(JsonNode status) {
        JsonNode playlist = status.path("playlist");
        String screens = StreamSupport.stream(status.path("screens").spliterator(), false)
                .map(this::screen)
                .collect(Collectors.joining(", "));
        return Text.of(
                "cli.fleet-status",
                status.path("node").asText(),
                screens,
                playlist.isObject()
                        ? playlist.path("id").asText() + " "
                                + playlist.path("version").asText()
                        : "–",
                status.path("incidents").size());
    }

    private String screen(JsonNode screen) {
        Text state = Text.of("cli.screen-" + screen.path("state").asText());
        return screen.path("id").asText() + " " + state.in(console.language());
    }

    private static ObjectNode json(JsonNode status) {
        return ProblemJson.MAPPER.createObjectNode().set("status", status);
    }
}
