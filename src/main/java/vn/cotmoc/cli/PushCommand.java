// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.Clock;

/** Checks and seals a playlist, brings the media a node lacks, puts it on air. */
@Command(name = "push", mixinStandardHelpOptions = true)
final class PushCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "PLAYLIST", descriptionKey = "one-playlist")
    private Path playlist = Path.of("");

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Option(names = "--key", required = true, paramLabel = "FILE", descriptionKey = "key")
    private Path key = Path.of("");

    @Option(names = "--dry-run", descriptionKey = "dry-run")
    private boolean dryRun;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;

    PushCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Sealed sealed = CheckedSeal.seal(playlist, key, console, clock.now().wall());
        try (NodeLine line = node.open(Role.TECHNICIAN, environment, console.language(), clock)) {
            Push push = new Push(line.client(), UserCache.uploads(environment), new ProgressBar(console, clock));
            JsonNode answer = dryRun ? push.dryRun(sealed) : push.run(sealed);
            if (format.isJson()) {
                console.out().println(answer);
            } else {
                new DeliveryText(console).print(answer, dryRun);
            }
        }
        return ExitCode.OK;
    }
}
