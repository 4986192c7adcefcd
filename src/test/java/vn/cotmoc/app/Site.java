// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Progress;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.journal.Tokens;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteTokens;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.schedule.PlaylistCheck;
import vn.cotmoc.time.SystemClock;

/** A folder with a node's settings, two short clips and a still, and what an office does with it from outside. */
final class Site {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = """
            node: thu-1
            site: {code: thu, name: Cửa khẩu thử, province: Tây Ninh}
            data: data
            screens: [{id: man, display: virtual, %s}]
            api: {listen: "127.0.0.1:%d"}
            """;
    private static final String PLAYLIST = """
            playlist: thu
            version: %d
            nodes: [thu-1]
            clips:
              - {id: mot, title: Một, file: %s, topic: khac, language: vi, source: tinh}
              - {id: hai, title: Hai, file: %s, topic: khac, language: vi, source: tinh}
              - {id: the, title: Thẻ chờ, file: the.png, topic: khac, language: vi, source: tinh}
            %sschedule:
              - {slot: ngay, between: ["00:00", "24:00"], clips: [%s]}
            filler: [the]
            """;

    private final Path folder;
    private final Path first;
    private final Path second;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The clips have the numbers 1 and 2 in their strips. */
    Site(Path folder) throws IOException, InterruptedException {
        this(folder, "geometry: 640x360+0+0");
    }

    /** With its screen placed otherwise. */
    Site(Path folder, String screen) throws IOException, InterruptedException {
        this(folder, screen, 2_000, 3_000);
    }

    /** With clips of other lengths. */
    Site(Path folder, String screen, int firstMs, int secondMs) throws IOException, InterruptedException {
        this.folder = folder;
        first = StripClips.make(folder, 1, 25, 640, 360, firstMs, true);
        second = StripClips.make(folder, 2, 30, 640, 360, secondMs, false);
        Files.copy(Path.of("playlists/media/cum-thong-tin-doi-ngoai.png"), folder.resolve("the.png"));
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(settingsFile(), SETTINGS.formatted(screen, port));
    }

    /** Others than one virtual screen and an address; before the node starts. */
    void amend(UnaryOperator<String> settings) throws IOException {
        Files.writeString(settingsFile(), settings.apply(Files.readString(settingsFile())));
    }

    Path settingsFile() {
        return folder.resolve("node.yaml");
    }

    Path data() {
        return folder.resolve("data");
    }

    NodeSettings settings() {
        return NodeFile.read(settingsFile(), Map.of());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A token of a new name; the node may run meanwhile. */
    String token(String name, Tokens.Role role) {
        try (NodeDatabase database = NodeDatabase.open(data())) {
            return new SqliteTokens(database).add(name, role, null, now());
        }
    }

    /** Seals with the node's own trial key. */
    Sealing.Sealed seal(int version, String clips) {
        return seal(version, clips, "");
    }

    /** With more clips, as lines of YAML. */
    Sealing.Sealed seal(int version, String clips, String more) {
        return seal(PLAYLIST.formatted(version, first.getFileName(), second.getFileName(), more, clips));
    }

    /** The same of any playlist, whose clips lie beside {@link #settingsFile}. */
    Sealing.Sealed seal(String yaml) {
        Path file = folder.resolve("thu.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var checked = PlaylistCheck.accept(PlaylistFile.read(file), PlaylistCheck.beside(file), now());
        return Sealing.seal(file, checked.facts(), new PersonalKey(data().resolve("dev-key"), false), now());
    }

    JsonNode push(String token, Sealing.Sealed sealed) {
        var client = new NodeClient(new NodeAddress(address(), token, null), Language.EN);
        var unfinished = new UnfinishedUploads(folder.resolve("uploads"));
        return new Push(client, unfinished, Progress.NONE).run(sealed);
    }

    HttpResponse<byte[]> get(String token, String path) {
        return send(request(token, path).GET());
    }

    HttpResponse<byte[]> put(String token, String path, byte[] body) {
        return send(request(token, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> post(String token, String path, byte[] body) {
        return send(request(token, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> delete(String token, String path) {
        return send(request(token, path).DELETE());
    }

    JsonNode json(String token, String path) {
        return read(get(token, path).body());
    }

    /** With its sentences in that language. */
    JsonNode json(String token, String path, Language language) {
        return read(send(request(token, path)
                        .header("Accept-Language", language.name().toLowerCase(Locale.ROOT))
                        .GET())
                .body());
    }

    /** The rows that the node serves, oldest first. */
    List<JsonNode> plays(String token) {
        String lines = new String(get(token, "/api/v1/plays?limit=10000").body(), StandardCharsets.UTF_8);
        return Stream.of(lines.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(address().resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Instant now() {
        return new SystemClock().now().wall();
    }
}
