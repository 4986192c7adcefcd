// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Progress;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.glass.Area;
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

/** A node on one virtual screen, with a key of its own and a token of this run. */
final class TrialNode implements AutoCloseable {
    static final String SCREEN = "man-hinh";
    /** In its data folder. */
    static final String SETTINGS_FILE = "node.yaml";

    private static final String TOKEN = "demo";
    private static final String SETTINGS = """
            # One virtual screen, reached from this machine only.
            node: demo-1
            site: {code: demo, name: "%s", province: "%s"}
            data: "%s"
            screens:
              - {id: %s, display: virtual, geometry: %dx%d+0+0}
            api: {listen: "127.0.0.1:%d"}
            """;

    private final Console console;
    private final Clock clock;
    private final Path folder;
    private final NodeStarter.Running node;
    private final String token;

    /**
     * Starts it.
     *
     * @param folder of its data and settings; what is there from another run is used again
     * @param screen its size
     * @param port 0: any
     */
    TrialNode(Console console, NodeStarter starter, Clock clock, Path folder, Area screen, int port) {
        this.console = console;
        this.clock = clock;
        this.folder = folder;
        NodeSettings settings = settings(screen, port);
        node = starter.start(settings);
        token = token(settings);
    }

    private NodeSettings settings(Area screen, int port) {
        Path file = folder.resolve(SETTINGS_FILE);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file,
                    SETTINGS.formatted(
                            Text.of("cli.demo-site").in(console.language()),
                            "Tây Ninh",
                            folder.toString().replace("\\", "\\\\").replace("\"", "\\\""),
                            SCREEN,
                            screen.width(),
                            screen.height(),
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

    /** So many more, each of a new name. */
    List<String> moreTokens(int count) {
        try (NodeDatabase database = NodeDatabase.open(folder)) {
            Tokens tokens = new SqliteTokens(database);
            Instant now = clock.now().wall();
            return IntStream.range(0, count)
                    .mapToObj(
                            i -> tokens.add("bench-" + now.toEpochMilli() + "-" + i, Tokens.Role.TECHNICIAN, null, now))
                    .toList();
        }
    }

    URI address() {
        return node.address();
    }

    String token() {
        return token;
    }

    NodeClient client() {
        return new NodeClient(new NodeAddress(address(), token, null), console.language());
    }

    /** Seals and pushes it, unless a playlist of that id is on air already. */
    void put(String id, Path playlist) {
        NodeClient client = client();
        Optional<String> onAir =
                Optional.ofNullable(client.status().path("playlist").path("id").textValue());
        if (!onAir.equals(Optional.of(id))) {
            Instant now = clock.now().wall();
            Checked checked = PlaylistCheck.accept(PlaylistFile.read(playlist), PlaylistCheck.beside(playlist), now);
            checked.playlist();
            var key = new PersonalKey(folder.resolve(Trust.DEV_KEY), false);
            var unfinished = new UnfinishedUploads(folder.resolve("uploads.properties"));
            new Push(client, unfinished, Progress.NONE).run(Sealing.seal(playlist, checked.facts(), key, now));
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
