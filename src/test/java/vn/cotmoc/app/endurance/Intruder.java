// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Puts garbage into whatever a node reads: its API, sealed playlists, sticks, its settings. All of it must be refused. */
final class Intruder {
    /** Below what one token may ask in a second. */
    private static final int REQUESTS = 40;

    private static final int SOCKETS = 10;
    private static final int SPOILT_SEALS = 12;
    private static final int GARBAGE_MOST_BYTES = 5_000;
    private static final Duration COMMAND = Duration.ofSeconds(20);
    /** Asked to stop before it could listen. */
    private static final int TERMINATED = 143;

    /** Of what comes from a caller, a node is never to blame; these say that it cannot do a thing, not that it failed. */
    private static final Set<Integer> NO_FAILURES = Set.of(501, 503, 505, 507);

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "BREW");
    private static final List<String> ODD = List.of(
            "",
            "{}",
            "[]",
            "null",
            "{\"to\":-1}",
            "{\"note\":1}",
            "{\"until\":\"never\"}",
            "\u0000",
            "{\"a\":",
            "\"\\ud800\"");

    private final InstalledNode node;
    private final Show show;
    private final Random random;

    Intruder(InstalledNode node, Show show, Random random) {
        this.node = node;
        this.show = show;
        this.random = random;
    }

    List<Mishap> mishaps() {
        return List.of(
                new Mishap("garbage in requests", Mishap.UNDISTURBED_MS, this::sendGarbage),
                new Mishap("garbage on sockets", Mishap.UNDISTURBED_MS, this::writeGarbage),
                new Mishap("spoilt and forged playlists", Mishap.UNDISTURBED_MS, this::pushSpoilt),
                new Mishap("garbage on a stick", Mishap.UNDISTURBED_MS, this::plugGarbage),
                new Mishap("garbage in the settings", 4 * COMMAND.toMillis(), this::spoilSettings));
    }

    private void sendGarbage() throws IOException {
        List<String> paths = new ArrayList<>();
        node.json("/api/v1/openapi.json").path("paths").fieldNames().forEachRemaining(paths::add);
        for (int i = 0; i < REQUESTS; i++) {
            String path = any(paths).replaceAll("\\{[^}]+}", any(List.of("x", "1", "..%2f", "%00", "thu", "%C3%28")));
            String method = any(METHODS);
            if (path.contains("events") || (method.equals("DELETE") && path.endsWith("session"))) {
                continue; // a stream has no end
            }
            var request = node.request(
                            path + any(List.of("", "?limit=-1", "?from=x&to=y&by=z", "?after=99999999999999999999")))
                    .header("Content-Type", any(List.of("application/json", "text/plain", "nonsense")))
                    .method(method, BodyPublishers.ofByteArray(body()));
            assertRefused(method + " " + path, node.send(request).statusCode());
        }
    }

    private void writeGarbage() throws IOException {
        for (int i = 0; i < SOCKETS; i++) {
            try (var socket =
                    new Socket(InetAddress.getLoopbackAddress(), node.address().getPort())) {
                OutputStream out = socket.getOutputStream();
                if (random.nextBoolean()) {
                    out.write(
                            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nX: ".getBytes(StandardCharsets.UTF_8));
                }
                out.write(bytes());
            } catch (IOException cut) {
                // As it may.
            }
        }
    }

    /** The same seal again is no news; any other is refused. What is on air stays. */
    private void pushSpoilt() throws IOException {
        JsonNode before = node.json("/api/v1/status").path("playlist");
        for (int i = 0; i < SPOILT_SEALS; i++) {
            byte[] spoilt = spoil(show.sealed());
            int status = put(spoilt);
            assertThat(status == 200 || status >= 400)
                    .as("a spoilt seal: %s", status)
                    .isTrue();
            assertRefused("a spoilt seal", status);
        }
        assertThat(put(show.forged())).as("a seal of somebody else").isEqualTo(403);
        assertThat(node.json("/api/v1/status").path("playlist")).isEqualTo(before);
    }

    private void plugGarbage() throws IOException {
        Path stick = Files.createTempDirectory(node.folder(), "stick");
        Files.write(stick.resolve("thu-2.sealed.json"), random.nextBoolean() ? show.forged() : spoil(show.sealed()));
        Files.write(stick.resolve("0".repeat(64)), bytes());
        Files.write(stick.resolve("journal-thu-1-x.ndjson"), bytes());
        InstalledNode.Said said = node.run("stick", "read", stick.toString(), "--config", node.config());
        assertThat(said.status()).as("a stick of garbage: %s", said).isBetween(0, 1);
        assertThat(said.err()).doesNotContain("\tat ", "Exception");
    }

    /** The service does not come up with them, says where they are wrong, and comes up when they are mended. */
    private void spoilSettings() throws Exception {
        byte[] good = Files.readAllBytes(node.settings());
        node.stop();
        Files.write(node.settings(), spoil(good));
        InstalledNode.Said said = node.runFor(COMMAND, "node", "--config", node.config());
        assertThat(said.status()).as("spoilt settings: %s", said).isIn(0, 1, TERMINATED);
        assertThat(said.err()).doesNotContain("\tat ", "Exception");
        Files.write(node.settings(), good);
        node.start();
    }

    private int put(byte[] sealed) throws IOException {
        return node.send(node.request("/api/v1/playlists/" + Show.ID)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(sealed)))
                .statusCode();
    }

    private static void assertRefused(String what, int status) {
        assertThat(status < 500 || NO_FAILURES.contains(status))
                .as("%s was answered with %s", what, status)
                .isTrue();
    }

    private byte[] body() {
        return random.nextBoolean() ? bytes() : any(ODD).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(GARBAGE_MOST_BYTES)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Some bytes changed, or the end lost. */
    private byte[] spoil(byte[] good) {
        byte[] spoilt = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
        for (int i = 0; i <= random.nextInt(4) && spoilt.length > 0; i++) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        }
        return spoilt;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
