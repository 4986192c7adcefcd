// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Progress;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.journal.Tokens;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteTokens;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.playlist.trust.Trust;
import vn.cotmoc.schedule.PlaylistCheck;
import vn.cotmoc.schedule.PlaylistCheck.Checked;
import vn.cotmoc.time.Clock;

/** A node on a virtual screen that plays the demo playlist: what the product does, from a bare checkout. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String PLAYLIST = "demo";
    private static final String TOKEN = "demo";
    private static final String SETTINGS = """
            # The demo's node: one virtual screen, reached from this machine only.
            node: demo-1
            site: {code: demo, name: "%s", province: "%s"}
            data: "%s"
            screens:
              - {id: man-hinh, display: virtual, geometry: 1280x720+0+0}
            api: {listen: "127.0.0.1:%d"}
            """;

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
        NodeSettings settings = settings(folder);
        console.say("cli.demo-folder", folder);
        try (var stop = new StopSignal();
                var node = starter.start(settings)) {
            String token = token(settings);
            var client = new NodeClient(new NodeAddress(node.address(), token, null), console.language());
            put(client, home.resolve("playlists").resolve("demo.yaml"), folder);
            console.say("cli.demo-runs", node.address(), token);
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

    private NodeSettings settings(Path folder) {
        Path file = folder.resolve("node.yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file,
                    SETTINGS.formatted(
                            Text.of("cli.demo-site").in(console.language()),
                            "Tây Ninh",
                            folder.toString().replace("\\", "\\\\").replace("\"", "\\\""),
                            port));
        } catch (IOException e) {
            throw Fault.retry("demo-folder", folder, e.toString()).causedBy(e);
        }
        return NodeFile.read(file, Map.of());
    }

    /** A token of this run: those of earlier ones count no more. */
    private String token(NodeSettings settings) {
        try (NodeDatabase database = NodeDatabase.open(settings.data())) {
            Tokens tokens = new SqliteTokens(database);
            if (tokens.list().stream().anyMatch(known -> known.name().equals(TOKEN))) {
                tokens.revoke(TOKEN);
            }
            return tokens.add(TOKEN, Tokens.Role.TECHNICIAN, null, clock.now().wall());
        }
    }

    /** A folder that was used before has the playlist already. */
    private void put(NodeClient client, Path playlist, Path folder) {
        Optional<String> onAir =
                Optional.ofNullable(client.status().path("playlist").path("id").textValue());
        if (!onAir.equals(Optional.of(PLAYLIST))) {
            Instant now = clock.now().wall();
            Checked checked = PlaylistCheck.accept(PlaylistFile.read(playlist), PlaylistCheck.beside(playlist), now);
            checked.playlist();
            var key = new PersonalKey(folder.resolve(Trust.DEV_KEY), false);
            var unfinished = new UnfinishedUploads(folder.resolve("uploads.properties"));
            new Push(client, unfinished, Progress.NONE).run(Sealing.seal(playlist, checked.facts(), key, now));
        }
    }

    private void await(StopSignal stop) throws InterruptedException {
        if (time == null) {
            stop.await();
        } else if (!stop.await(time)) {
            console.say("cli.demo-over");
        }
    }
}
