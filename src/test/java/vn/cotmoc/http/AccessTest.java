// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cotmoc.http.WebServerTest.assertProblem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("L3")
class AccessTest {
    @TempDir
    Path data;

    private final ShiftedClock clock = new ShiftedClock();
    private final ConcurrentLinkedQueue<EventStream> streams = new ConcurrentLinkedQueue<>();
    private TestServer node;

    @BeforeEach
    void serve() {
        List<Route> routes = List.of(
                Route.get(
                        "/api/v1/who",
                        Guard.TOKEN,
                        "Who asks.",
                        call -> Reply.json(200, Map.of("name", call.caller().token()))),
                Route.get("/api/v1/stream", Guard.TOKEN, "Events.", call -> Reply.events(streams::add))
                        .gives(200, null, "text/event-stream"));
        node = new TestServer(
                data,
                new Service(routes, Map.of(), WebServerTest.schemas(), "1"),
                new HttpSettings("127.0.0.1", 0, null, null, data),
                clock);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldRefuseTheSixthWrongTokenOfAMinuteButNoRightOne() {
        for (int i = 0; i < 5; i++) {
            assertProblem(node.get("wrong" + i, "/api/v1/who"), 401, "token-wrong");
        }
        HttpResponse<String> sixth = node.get("wrong", "/api/v1/who");
        assertProblem(sixth, 429, "tokens-wrong-often");
        assertThat(Integer.parseInt(sixth.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertProblem(login("wrong"), 429, "tokens-wrong-often");
        assertThat(node.get(node.operator, "/api/v1/who").statusCode()).isEqualTo(200);

        clock.pass(Duration.ofMinutes(1));
        assertProblem(node.get("wrong", "/api/v1/who"), 401, "token-wrong");
    }

    @Test
    void shouldRefuseMoreThanAHundredCallsASecondWithOneToken() {
        HttpResponse<String> last = Awaitility.await("too many calls within a second")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofNanos(1))
                .until(() -> node.get(node.operator, "/api/v1/who"), answer -> answer.statusCode() == 429);
        assertProblem(last, 429, "requests-too-many");
        assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(node.get(node.central, "/api/v1/who").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLetASessionInUntilItEnds() {
        HttpResponse<String> login = login(node.operator);
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(login).path("role").asText()).isEqualTo("operator");
        String field = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(field)
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Max-Age=43200")
                .contains("Path=/")
                .doesNotContain("Secure")
                .doesNotContain(node.operator);
        String cookie = field.split(";", 2)[0];
        assertThat(withCookie(cookie, "GET").body()).contains("gate");

        assertThat(node.send(node.ask("", "/api/v1/session")
                                .header("Cookie", cookie)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertProblem(withCookie(cookie, "GET"), 401, "token-missing");
        assertProblem(withCookie("cotmoc-session=made-up", "GET"), 401, "token-missing");
    }

    @Test
    void shouldEndSessionsAfterTwelveHoursAndWithTheirToken() {
        String first = cookie(login(node.operator));
        clock.pass(Duration.ofHours(12).minusMinutes(1));
        assertThat(withCookie(first, "GET").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(2));
        assertProblem(withCookie(first, "GET"), 401, "token-missing");

        String second = cookie(login(node.operator));
        node.tokens.revoke("gate");
        assertProblem(withCookie(second, "GET"), 401, "token-missing");
        node.tokens.add(
                "gate",
                vn.cotmoc.journal.Tokens.Role.OPERATOR,
                null,
                clock.now().wall());
        assertProblem(withCookie(second, "GET"), 401, "token-missing");
    }

    @Test
    void shouldTellWhoseSessionItIs() {
        String cookie = cookie(login(node.central));
        HttpResponse<String> answer = node.send(node.ask("", "/api/v1/session").header("Cookie", cookie));
        assertThat(TestServer.json(answer).path("name").asText()).isEqualTo("office");
        assertThat(TestServer.json(answer).path("role").asText()).isEqualTo("central");
        assertProblem(node.get("", "/api/v1/session"), 401, "token-missing");
    }

    @Test
    void shouldServeNoForeignPage() {
        String cookie = cookie(login(node.operator));
        assertProblem(from("https://evil.example", cookie), 403, "origin-foreign");
        assertProblem(from("null", cookie), 403, "origin-foreign");
        assertThat(from(node.server.address().toString(), cookie).statusCode()).isEqualTo(200);
        HttpResponse<String> login = node.send(node.ask("", "/api/v1/session")
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{\"token\":\"" + node.operator + "\"}")));
        assertProblem(login, 403, "origin-foreign");
    }

    @Test
    void shouldPassEventsOnAndEndTheStreamWhenItsTokenIsRevoked() throws Exception {
        HttpResponse<InputStream> answer = node.client.send(
                node.ask(node.operator, "/api/v1/stream")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            EventStream stream = Awaitility.await().until(streams::poll, one -> one != null);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(List.of(lines.readLine(), lines.readLine())).containsExactly("retry: 2000", "");
            stream.send("7", "status", "{}");
            assertThat(List.of(lines.readLine(), lines.readLine(), lines.readLine(), lines.readLine()))
                    .containsExactly("id: 7", "event: status", "data: {}", "");
            stream.beat();
            assertThat(lines.readLine()).isEqualTo(": beat");
            assertThat(lines.readLine()).isEmpty();

            assertThat(stream.isOpen()).isTrue();
            node.tokens.revoke("gate");
            assertThat(stream.isOpen()).isFalse();
            stream.close();
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void shouldCutAListenerThatTakesNothing() throws Exception {
        HttpResponse<InputStream> answer = node.client.send(
                node.ask(node.operator, "/api/v1/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        EventStream stream = Awaitility.await().until(streams::poll, one -> one != null);
        String much = "x".repeat(1 << 20);
        for (int i = 0; i < 64 && stream.isOpen(); i++) {
            stream.send("1", "status", much);
            stream.send("2", "status", much);
            stream.beat();
        }
        assertThat(stream.isOpen()).isFalse();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> answer.body().readAllBytes())
                .isInstanceOf(IOException.class);
    }

    private HttpResponse<String> login(String token) {
        return node.send(node.ask("", "/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
    }

    private static String cookie(HttpResponse<String> login) {
        return login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> withCookie(String cookie, String method) {
        return node.send(node.ask("", "/api/v1/who").header("Cookie", cookie).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> from(String origin, String cookie) {
        return node.send(node.ask("", "/api/v1/who").header("Cookie", cookie).header("Origin", origin));
    }
}
