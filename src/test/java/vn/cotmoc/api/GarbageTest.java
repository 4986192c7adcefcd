// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.http.TestServer;

/** Whatever is sent to whichever call, the node tells what is wrong with it, and nothing of its inside. */
@Tag("L3")
class GarbageTest {
    /** In the long run of HACKING.md it is more. */
    private static final int CALLS = Integer.getInteger("cotmoc.calls", 1_500);

    private static final List<String> WORDS = List.of(
            "x",
            "0",
            "-1",
            "1e9",
            "9223372036854775808",
            "true",
            "..",
            "%2e%2e",
            "%00",
            "%zz",
            "%E1%BB%99",
            "null",
            "{}",
            "[]",
            "'",
            "a%20b",
            "$filler",
            "*",
            "2026-13-01",
            "2026-02-28",
            "NaN",
            "moc-bai",
            "ngoai-troi",
            "🤝",
            "%F0%9F");
    private static final Pattern UNREADABLE = Pattern.compile("%(2e|00|zz|F0%9F)(?!%9F)");
    private static final List<String> QUERIES = List.of(
            "from", "to", "by", "for", "after", "before", "since", "limit", "log", "type", "state", "screen", "view",
            "width", "upright", "text", "dryRun");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{}",
            "[]",
            "null",
            "\"x\"",
            "{\"to\":1}",
            "{\"to\":1e99}",
            "{\"token\":1}",
            "{\"log\":\"x\",\"upTo\":-1}",
            "{\"payload\":\"e30=\",\"signature\":\"x\"}",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            "\u0000\uFFFF",
            "x".repeat(70_000));
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/offset+octet-stream",
            "text/plain",
            ";;",
            "a/b/c");
    private static final List<String> FIELDS = List.of(
            "Accept",
            "Accept-Language",
            "Upload-Offset",
            "Upload-Length",
            "Upload-Metadata",
            "Tus-Resumable",
            "Last-Event-ID",
            "Cookie",
            "Range",
            "X-HTTP-Method-Override",
            "If-None-Match");

    @TempDir
    Path folder;

    @Test
    void shouldAlwaysSayWhatIsWrong() throws Exception {
        long seed = Long.getLong("cotmoc.seed", new Random().nextLong());
        try (var node = new TestNode(folder)) {
            List<String[]> calls = calls(TestServer.json(node.http.get(node.http.operator, "/api/v1/openapi.json")));
            var random = new Random(seed);
            for (int i = 0; i < CALLS; i++) {
                // So that not the limit of calls answers instead.
                node.clock.pass(Duration.ofMillis(10));
                HttpRequest request = request(random, calls.get(random.nextInt(calls.size())), node.http);
                if (request != null) {
                    assertSaid(node.http, request, "seed=" + seed + " call=" + i + " " + request);
                }
            }
        }
    }

    private static List<String[]> calls(JsonNode document) {
        List<String[]> calls = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        calls.add(new String[] {method.toUpperCase(Locale.ROOT), path.getKey()});
                    }
                }));
        return calls;
    }

    private static @org.jspecify.annotations.Nullable HttpRequest request(
            Random random, String[] call, TestServer http) {
        StringBuilder path = new StringBuilder();
        for (String part : call[1].split("(?=\\{)|(?<=})", -1)) {
            path.append(part.startsWith("{") ? any(WORDS, random) : part);
        }
        for (String name : QUERIES) {
            if (random.nextInt(4) == 0) {
                path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(any(WORDS, random));
            }
        }
        try {
            String token = any(List.of(http.operator, http.technician, http.central, "", "x".repeat(43)), random);
            HttpRequest.Builder builder = http.ask(
                    token,
                    path.toString()
                            .replace("🤝", "%F0%9F%A4%9D")
                            .replace("{}", "%7B%7D")
                            .replace("[]", "%5B%5D"));
            String method =
                    random.nextInt(8) == 0 ? any(List.of("GET", "PUT", "POST", "TRACE", "FOO"), random) : call[0];
            // After an address that cannot be read the line is closed, whatever the caller is still writing.
            builder.method(
                    method, BodyPublishers.ofString(UNREADABLE.matcher(path).find() ? "" : any(BODIES, random)));
            builder.header("Content-Type", any(TYPES, random));
            if (random.nextInt(8) == 0) {
                builder.header(
                        "Cookie",
                        any(List.of("cotmoc-session=" + "x".repeat(43), "cotmoc-session", "=;;", "a=b"), random));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                builder.header(
                        any(FIELDS, random),
                        any(List.of("1.0.0", "0", "-1", "x", "*/*;q=x", "sha256 eA==", ",,;", "en"), random));
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            return null; // the client itself will not say such a thing
        }
    }

    private static void assertSaid(TestServer http, HttpRequest request, String as) throws Exception {
        HttpResponse<String> answer = http.client.send(request, GarbageTest::body);
        assertThat(answer.statusCode()).as(as).isLessThan(500);
        assertThat(answer.body()).as(as).doesNotContain("Exception", "at vn.cotmoc", "at org.eclipse", "at java.");
        if (answer.statusCode() >= 400 && !request.method().equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type")).as(as).hasValue("application/problem+json");
            JsonNode problem = TestServer.json(answer);
            assertThat(problem.path("status").asInt()).as(as).isEqualTo(answer.statusCode());
            assertThat(problem.path("detail").asText()).as(as).isNotEmpty();
            assertThat(problem.path("hint").asText()).as(as).isNotEmpty();
        }
    }

    /** Events go on for ever; that they are answered must do. */
    private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo head) {
        String type = head.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("text/event-stream")
                ? HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofInputStream(), GarbageTest::left)
                : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static String left(InputStream events) {
        try (events) {
            return "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
