// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.glass.x11.VirtualDisplay;

/**
 * A node of the program as it is shipped, with the demo's playlist on a virtual screen. It is driven by its command, its API
 * and its files, as people do who have nothing else.
 */
final class InstalledNode implements AutoCloseable {
    /** {@code -Dcotmoc.program=/usr/bin/cotmoc}: another than this checkout's, which then may be worked on meanwhile. */
    private static final Path PROGRAM =
            Path.of(System.getProperty("cotmoc.program", "cotmoc")).toAbsolutePath();

    /** A command may find that the checkout has to be built first. */
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = """
            node: thu-1
            site: {code: thu, name: Cửa khẩu thử, province: Tây Ninh}
            data: data
            screens: [{id: man, display: virtual, geometry: 1280x720+0+0}]
            api: {listen: "127.0.0.1:%d"}
            """;

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private Process daemon;
    private final String token;

    /** What a command said and ended with. */
    record Said(int status, String out, String err) {}

    /**
     * Starts it.
     *
     * @param environment of the daemon, beside ours
     */
    InstalledNode(Path folder, Map<String, String> environment) throws IOException {
        this.environment = Map.copyOf(environment);
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(settings(), SETTINGS.formatted(port));
        daemon = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> daemon.destroy()));
        awaitAnswer();
        token = read(succeed(
                        "token", "add", "office", "--role", "technician", "--format", "json", "--config", config()))
                .path("token")
                .textValue();
    }

    Path folder() {
        return folder;
    }

    Path settings() {
        return folder.resolve("node.yaml");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("daemon.log");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Seals with the node's own trial key. */
    void push(Path playlist) {
        String key = data().resolve("dev-key").toString();
        succeed("push", playlist.toAbsolutePath().toString(), "--config", config(), "--key", key);
    }

    /** Anew, after {@link #stop} or a kill. */
    void start() throws IOException {
        daemon = launch();
        awaitAnswer();
    }

    /** The same; how long it took from the launcher to the first 200. */
    Duration startMeasured() throws IOException {
        long fromNs = System.nanoTime();
        daemon = launch();
        await().atMost(START_LIMIT).pollDelay(Duration.ZERO).pollInterval(OFTEN).until(this::isHealthy);
        return Duration.ofNanos(System.nanoTime() - fromNs);
    }

    /** As a service manager does: asked, and waited for. */
    int stop() throws InterruptedException {
        daemon.destroy();
        return daemon.waitFor();
    }

    ProcessHandle daemon() {
        return daemon.toHandle();
    }

    Optional<ProcessHandle> player() {
        return child("player");
    }

    /** Waits beside the player, to replace it. */
    Optional<ProcessHandle> understudy() {
        return child("backup");
    }

    Optional<ProcessHandle> server() {
        return VirtualDisplay.findPid(data().resolve("x11")).flatMap(ProcessHandle::of);
    }

    String token() {
        return token;
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path).GET());
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path).body());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isHealthy() {
        try {
            return get("/healthz").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs {@code cotmoc} with these words, which ends by itself. */
    Said run(String... words) {
        return run(COMMAND_LIMIT, true, words);
    }

    /** The same of a command that may go on for ever: then it is asked to end. */
    Said runFor(Duration atMost, String... words) {
        return run(atMost, false, words);
    }

    private Said run(Duration atMost, boolean endsItself, String... words) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(words));
        File out = folder.resolve("said.out").toFile();
        File err = folder.resolve("said.err").toFile();
        try {
            var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
            builder.environment().put("LANG", "C.UTF-8");
            Process process = builder.start();
            boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
            process.destroy();
            assertThat(ended || !endsItself).as("%s ends", command).isTrue();
            int status = process.waitFor();
            return new Said(status, Files.readString(out.toPath()), Files.readString(err.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same of a command that must do what it was asked; what it printed. */
    String succeed(String... words) {
        Said said = run(words);
        assertThat(said.status())
                .as("cotmoc %s: %s", String.join(" ", words), said)
                .isZero();
        return said.out();
    }

    String config() {
        return settings().toString();
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            if (!daemon.waitFor(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    /** As systemd does: who dies on the way is started again. */
    private void awaitAnswer() {
        await().atMost(START_LIMIT).ignoreExceptions().until(() -> {
            if (!daemon.isAlive()) {
                daemon = launch();
            }
            return get("/healthz").statusCode() != 0;
        });
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(PROGRAM.toString(), "node", "--config", config())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Optional<ProcessHandle> child(String role) {
        return daemon.descendants()
                .filter(process -> words(process).contains(role))
                .findFirst();
    }

    private static List<String> words(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .split("\0", -1));
        } catch (IOException e) {
            return List.of(); // it has ended
        }
    }
}
