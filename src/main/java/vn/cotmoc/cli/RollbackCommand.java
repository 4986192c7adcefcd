// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.time.Clock;

/** Has a node go back to an earlier version of a playlist. */
@Command(name = "rollback", mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "ID", descriptionKey = "playlist-id")
    private String id = "";

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Option(names = "--to", paramLabel = "VERSION", descriptionKey = "rollback-to")
    private @Nullable Integer to;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    RollbackCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!id.matches("[a-z0-9-]{1,64}")) {
            throw Fault.refused("no-earlier-version", id);
        }
        try (NodeLine line = node.open(Role.TECHNICIAN, environment, console.language(), clock)) {
            JsonNode answer = line.client().rollback(id, to == null ? earlier(line.client()) : to);
            if (format.isJson()) {
                console.out().println(answer);
            } else {
                new DeliveryText(console).print(answer, false);
            }
        }
        return ExitCode.OK;
    }

    /** The one that was put forward last before the one in place. */
    private int earlier(NodeClient client) {
        return StreamSupport.stream(client.versions(id).spliterator(), false)
                .dropWhile(version -> version.path("state").asText().equals("superseded"))
                .filter(version -> version.path("state").asText().equals("superseded"))
                .map(version -> version.path("version").asInt())
                .findFirst()
                .orElseThrow(() -> Fault.refused("no-earlier-version", id));
    }
}
