// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Debian's Chromium with one page, driven over its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/):
 * what is looked for, clicked and typed is what a person finds by its words. A script that throws or is refused by the page's
 * policy is remembered.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The elements a person may use, by their words as a screen reader has them. */
    private static final String FINDER = """
            window.name_ = (one) => (one.getAttribute('aria-label') ?? (one.labels?.length ? one.labels[0] : one).textContent)
              .replace(/\\s+/g, ' ').trim();
            window.find_ = (selector, words) => [...document.querySelectorAll(selector)]
              .find((one) => one.checkVisibility() && name_(one).includes(words));
            """;

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private String context = "";
    private String session = "";

    /** Starts a browser with an empty page. */
    public Chromium() throws Exception {
        profile = Files.createTempDirectory("cotmoc-chromium");
        process = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("said.txt").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        List<String> where = Files.readAllLines(port);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + where.get(0) + where.get(1)), new Listener())
                .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        startAnew();
    }

    /** As a person would who has just unpacked the computer: one empty page, nothing kept, a line as fast as any. */
    public void startAnew() {
        if (!context.isEmpty()) {
            send(null, "Target.disposeBrowserContext", Map.of("browserContextId", context));
        }
        troubles.clear();
        context = send(null, "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asText();
        session = attach();
        List.of("Page", "Runtime", "Network", "Log", "DOM").forEach(domain -> command(domain + ".enable", Map.of()));
        beginWith(FINDER);
    }

    private String attach() {
        String target = send(null, "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .path("targetId")
                .asText();
        return send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
    }

    /** How large the window is, whether it is dark, and how many dots a pixel has. */
    public void look(int width, int height, boolean dark) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** A wish of the person that the page must heed, as {@code prefers-reduced-motion: reduce}. */
    public void wish(String feature, String value) {
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As on paper, or as on the screen again; light or dark stay as they are. */
    public void print(boolean paper) {
        command("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
    }

    public void open(URI address) {
        command("Page.navigate", Map.of("url", address.toString()));
    }

    /** Nobody is logged in any more. */
    public void forgetCookies() {
        command("Network.clearBrowserCookies", Map.of());
    }

    /** What each page that is opened from now on does first. */
    public void beginWith(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** What JavaScript gives, waited for. */
    public JsonNode run(String script) {
        JsonNode answer = command(
                "Runtime.evaluate",
                Map.of("expression", script, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Whatever stands on the page. */
    public String text() {
        return run("document.body.innerText").asText();
    }

    public void awaitText(String words) {
        awaitText(words, SOON);
    }

    public void awaitText(String words, Duration within) {
        Awaitility.await(words)
                .atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> !process.isAlive())
                .until(() -> run("document.body?.innerText.includes(" + quoted(words) + ")")
                        .asBoolean());
    }

    /** Until a script is true. */
    public void await(String script) {
        Awaitility.await(script)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> run("Boolean(" + script + ")").asBoolean());
    }

    /** Presses the button, link or the like that bears these words. */
    public void click(String words) {
        String element = "find_('button, a, summary, option, label', " + quoted(words) + ")";
        await(element + " && !" + element + ".disabled");
        run(element + ".click()");
    }

    /** Puts words into the field with this label. */
    public void type(String label, String words) {
        await("find_('label', " + quoted(label) + ")");
        run("find_('label', " + quoted(label) + ").querySelector('input, textarea').focus()");
        command("Input.insertText", Map.of("text", words));
    }

    /** Chooses files in the field that this selector finds. */
    public void choose(String selector, Path... files) {
        await("document.querySelector(" + quoted(selector) + ")");
        JsonNode element =
                command("Runtime.evaluate", Map.of("expression", "document.querySelector(" + quoted(selector) + ")"));
        command(
                "DOM.setFileInputFiles",
                Map.of(
                        "objectId",
                        element.path("result").path("objectId").asText(),
                        "files",
                        Stream.of(files).map(Path::toString).toList()));
    }

    /** A thin line: so much comes and goes, after a round trip of 40 ms. */
    public void slowDown(long bitsPerSecond) {
        long bytes = bitsPerSecond / 8;
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 40, "downloadThroughput", bytes, "uploadThroughput", bytes));
    }

    /** What is never answered, by patterns of its address; with none everything is again. */
    public void holdBack(String... patterns) {
        command("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** Where downloads are put. */
    public void downloadTo(Path folder) {
        send(
                null,
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "browserContextId", context, "downloadPath", folder.toString()));
    }

    /** What is to be seen; the whole page, or the window's part of it. */
    public byte[] screenshot(boolean whole) {
        return Base64.getDecoder()
                .decode(command("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole))
                        .path("data")
                        .asText());
    }

    /** What comes out of the printer, on A4 in light colours. */
    public byte[] pdf() {
        return Base64.getDecoder()
                .decode(command(
                                "Page.printToPDF",
                                Map.of("paperWidth", 8.27, "paperHeight", 11.69, "preferCSSPageSize", true))
                        .path("data")
                        .asText());
    }

    /** Scripts that threw, and what the page's policy refused. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    JsonNode command(String method, Map<String, ?> parameters) {
        return send(session, method, parameters);
    }

    private JsonNode send(@org.jspecify.annotations.Nullable String to, String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (to != null) {
            message.put("sessionId", to);
        }
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        synchronized (answers) {
            socket.sendText(message.toString(), true).join();
        }
        try {
            return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method, e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new AssertionError(method, e);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean ends) {
            text.append(part);
            if (ends) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void hear(String message) {
            JsonNode told;
            try {
                told = JSON.readTree(message);
            } catch (IOException e) {
                throw new AssertionError(message, e);
            }
            if (told.has("id")) {
                CompletableFuture<JsonNode> answer =
                        Objects.requireNonNull(answers.remove(told.path("id").asInt()));
                if (told.has("error")) {
                    answer.completeExceptionally(
                            new AssertionError(told.path("error").toString()));
                } else {
                    answer.complete(told.path("result"));
                }
            } else if (told.path("method").asText().equals("Runtime.exceptionThrown")) {
                troubles.add(told.at("/params/exceptionDetails").toString());
            } else if (told.at("/params/entry/text").asText().contains("Content Security Policy")) {
                troubles.add(told.at("/params/entry/text").asText());
            }
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
