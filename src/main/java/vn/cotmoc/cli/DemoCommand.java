// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import vn.cotmoc.glass.Area;
import vn.cotmoc.time.Clock;

/** A node on a virtual screen that plays the demo playlist: what the product does, from a bare checkout. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String PLAYLIST = "demo";
    private static final Area SCREEN = new Area(0, 0, 1280, 720);

    @Option(names = "--for", paramLabel = "DURATION", converter = DurationConverter.class)
    private @Nullable Duration time;

    @Option(names = "--port", paramLabel = "PORT")
    private int port = 8470;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    private final Console console;
    private final NodeStarter starter;
    private final Clock clock;

    DemoCommand(Console console, NodeStarter starter, Clock clock) {
        this.console = console;
        this.starter = starter;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path home = Path.of(System.getProperty("cotmoc.home", "")).toAbsolutePath();
        Path folder = (data == null ? folder(home) : data).toAbsolutePath();
        console.say("cli.demo-folder", folder);
        try (var stop = new StopSignal();
                var node = new TrialNode(console, starter, clock, folder, SCREEN, port)) {
            node.put(PLAYLIST, home.resolve("playlists").resolve("demo.yaml"));
            console.say("cli.demo-runs", node.address(), node.token());
            await(stop);
        }
        return ExitCode.OK;
    }

    /** In a checkout below target; installed, where its user may write. */
    private static Path folder(Path home) {
        Path built = home.resolve("target");
        String cache = System.getenv("XDG_CACHE_HOME");
        Path user =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Files.isDirectory(built)
                ? built.resolve("demo")
                : user.resolve("cotmoc").resolve("demo");
    }

    private void await(StopSignal stop) throws InterruptedException {
        if (time == null) {
            stop.await();
        } else if (!stop.await(time)) {
            console.say("cli.demo-over");
        }
    }
}
