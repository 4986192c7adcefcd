// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fleet.Stick;
import vn.cotmoc.fleet.StickWriter;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.Clock;

/** Checks and seals a playlist and writes it with its media to a stick. */
@Command(name = "write", mixinStandardHelpOptions = true)
final class StickWriteCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "stick")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "PLAYLIST", descriptionKey = "one-playlist")
    private Path playlist = Path.of("");

    @Option(names = "--key", required = true, paramLabel = "FILE", descriptionKey = "key")
    private Path key = Path.of("");

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    StickWriteCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Stick stick = Stick.open(folder);
        Sealed sealed = CheckedSeal.seal(playlist, key, console, clock.now().wall());
        Path file = new StickWriter(stick, new ProgressBar(console, clock)).write(sealed);
        if (format.isJson()) {
            console.out()
                    .println(ProblemJson.MAPPER
                            .createObjectNode()
                            .put("id", sealed.id())
                            .put("version", sealed.version())
                            .put("sha256", sealed.playlist().sha256())
                            .put("file", file.toString())
                            .put("media", sealed.media().size()));
        } else {
            console.say(
                    "cli.stick-written",
                    sealed.id(),
                    sealed.version(),
                    sealed.media().size(),
                    file);
        }
        return ExitCode.OK;
    }
}
