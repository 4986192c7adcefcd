// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.document.Span;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.time.Clock;

/** Shows words, a clip or black at once in place of the playlist, or ends that. */
@Command(name = "takeover", mixinStandardHelpOptions = true)
final class TakeoverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--screen", paramLabel = "ID", descriptionKey = "takeover-screen")
    private List<String> screens = List.of();

    @Option(names = "--mute", descriptionKey = "takeover-mute")
    private boolean mute;

    @Option(names = "--until", paramLabel = "T", descriptionKey = "takeover-until")
    private @Nullable String until;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "takeover-key")
    private @Nullable Path key;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    /** The node itself, or a file that somebody with a token brings to it, through its page. */
    static final class Target extends NodeOptions.Choice {
        @ArgGroup(exclusive = false)
        private @Nullable Carried carried;
    }

    static final class Carried {
        @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "takeover-out")
        private @Nullable Path out;

        @Option(names = "--only", paramLabel = "NODE", descriptionKey = "takeover-only")
        private List<String> nodes = List.of(Takeover.ANY_NODE);
    }

    static final class Choice {
        @Option(names = "--text", required = true, paramLabel = "WORDS", descriptionKey = "takeover-text")
        private @Nullable String text;

        @Option(names = "--clip", required = true, paramLabel = "ID", descriptionKey = "takeover-clip")
        private @Nullable String clip;

        @Option(names = "--black", required = true, descriptionKey = "takeover-black")
        private boolean black;

        @Option(names = "--end", required = true, descriptionKey = "takeover-end")
        private boolean end;

        Takeover.Content content() {
            if (text != null) {
                return new Takeover.Words(text);
            }
            if (clip != null) {
                return new Takeover.OfClip(clip);
            }
            if (!black) {
                throw new IllegalStateException("picocli lets one of the four through");
            }
            return new Takeover.Black();
        }
    }

    TakeoverCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Optional<Instant> end = choice.end ? Optional.empty() : Optional.of(end());
        Carried carried = target.carried;
        if (carried != null && carried.out != null) {
            write(carried.nodes, end, carried.out);
            return ExitCode.OK;
        }
        try (NodeLine line = target.open(Role.TECHNICIAN, environment, console.language(), clock)) {
            if (end.isPresent()) {
                begin(line.client(), end.get());
            } else {
                end(line.client());
            }
        }
        return ExitCode.OK;
    }

    private void begin(NodeClient client, Instant end) {
        Takeover order = order(List.of(client.status().path("node").asText()), end);
        byte[] body = key == null
                ? order.toJson().toString().getBytes(StandardCharsets.UTF_8)
                : order.seal(new PersonalKey(key, Terminal.isAttended()));
        JsonNode receipt = client.takeOver(body);
        if (format.isJson()) {
            console.out().println(receipt);
        } else if (receipt.path("onGlassAt").isNull()) {
            console.say("cli.takeover-unseen", receipt.path("until").asText());
        } else {
            console.say(
                    "cli.takeover-seen",
                    receipt.path("onGlassAt").asText(),
                    receipt.path("until").asText());
        }
    }

    private Takeover order(List<String> nodes, Instant end) {
        return new Takeover(
                UUID.randomUUID().toString(),
                nodes,
                screens,
                choice.content(),
                mute,
                end,
                clock.now().wall(),
                null);
    }

    private void write(List<String> nodes, Optional<Instant> end, Path out) {
        if (key == null || end.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), Text.of("cli.takeover-out-signed").in(console.language()));
        }
        byte[] sealed = order(nodes, end.get()).seal(new PersonalKey(key, Terminal.isAttended()));
        try {
            Files.write(out, sealed);
        } catch (IOException e) {
            throw Fault.refused("file-unwritable", out, e).causedBy(e);
        }
        if (format.isJson()) {
            console.out().println(ProblemJson.MAPPER.createObjectNode().put("file", out.toString()));
        } else {
            console.say("cli.takeover-written", out);
        }
    }

    private void end(NodeClient client) {
        client.endTakeover();
        if (format.isJson()) {
            ObjectNode ended = ProblemJson.MAPPER.createObjectNode();
            console.out().println(ended.put("ended", true));
        } else {
            console.say("cli.takeover-ended");
        }
    }

    /** An instant, a local time, or how long from now. */
    private Instant end() {
        String given = until == null ? "" : until;
        return Span.findDuration(given)
                .map(span -> clock.now().wall().plus(span))
                .or(() -> StartTime.find(given).map(time -> time.in(NodeSettings.DEFAULT_TIMEZONE)))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        Text.of("cli.takeover-until-wanted", given).in(console.language())));
    }
}
