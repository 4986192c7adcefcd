// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.Tokens.Role;

@Tag("L3")
class WebServerTest {
    @TempDir
    Path data;

    private TestServer node;

    @BeforeEach
    void serve() {
        List<Route> routes = List.of(
                Route.get(
                                "/api/v1/things/{id}",
                                Guard.TOKEN,
                                "One thing.",
                                call -> Reply.json(
                                        200, Map.of("id", call.parameter("id"), "n", call.query("n", 7, 1, 100))))
                        .asks("n", "integer", "How many."),
                Route.change("PUT", "/api/v1/things/{id}", Guard.only(Role.TECHNICIAN), "Change it.", call -> {
                            call.json();
                            return Reply.json(200, Map.of());
                        })
                        .takes(Reply.JSON, null, 1_000),
                Route.get("/api/v1/broken", Guard.TOKEN, "Fails.", call -> {
                    throw new IllegalStateException("secret detail");
                }),
                Route.get("/api/v1/full", Guard.TOKEN, "Has no room.", call -> {
                    throw Fault.retry("busy");
                }),
                Route.get(
                                "/api/v1/text",
                                Guard.TOKEN,
                                "Long.",
                                call -> Reply.of(
                                        200,
                                        call.type(),
                                        "cột mốc ".repeat(1_000).getBytes(UTF_8)))
                        .gives(200, null, "text/plain", "text/csv"));
        node = new TestServer(data, new Service(routes, Map.of(), schemas(), "1.2.3"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    static Map<String, JsonNode> schemas() {
        JsonNode any = Json.MAPPER.createObjectNode().put("type", "object");
        return Map.of("Problem", any, "Login", any, "Session", any);
    }

    @Test
    void shouldAnswerWhoeverHasATokenOfTheRole() {
        HttpResponse<String> thing = node.get(node.operator, "/api/v1/things/a?n=8");
        assertThat(thing.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(thing)).isEqualTo(Json.MAPPER.valueToTree(Map.of("id", "a", "n", 8)));
        assertThat(thing.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(thing.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(thing.headers().firstValue("Server")).isEmpty();

        assertProblem(node.get("", "/api/v1/things/a"), 401, "token-missing");
        assertThat(node.get("", "/api/v1/things/a").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"cotmoc\"");
        assertProblem(put(node.operator, "{}", "application/json"), 403, "role-missing");
        assertThat(put(node.technician, "{}", "application/json").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellErrorsInTheLanguageAskedForAndInVietnameseElse() {
        HttpResponse<String> vietnamese = node.get(node.operator, "/api/v1/nothing");
        assertProblem(vietnamese, 404, "not-found");
        assertThat(TestServer.json(vietnamese).path("detail").asText()).isEqualTo("Không có gì ở /api/v1/nothing.");
        assertThat(vietnamese.headers().firstValue("Content-Language")).hasValue("vi");

        HttpResponse<String> english =
                node.send(node.ask(node.operator, "/api/v1/nothing").header("Accept-Language", "en-GB, vi;q=0.3"));
        assertThat(TestServer.json(english).path("detail").asText()).isEqualTo("There is nothing at /api/v1/nothing.");
        assertThat(TestServer.json(english).path("title").asText()).isEqualTo("Not Found");
        assertThat(TestServer.json(english).path("type").asText()).isEqualTo("about:blank");
        assertThat(TestServer.json(english).path("category").asText()).isEqualTo("REFUSED");
        assertThat(TestServer.json(english).path("hint").asText()).isNotEmpty();
    }

    @Test
    void shouldSayWhatIsNotUnderstood() {
        HttpResponse<String> method =
                node.send(node.ask(node.operator, "/api/v1/things/a").DELETE());
        assertProblem(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, PUT");

        assertProblem(
                node.send(node.ask(node.operator, "/api/v1/text").header("Accept", "image/png")),
                406,
                "not-acceptable");
        assertProblem(put(node.technician, "a: b", "text/yaml"), 415, "content-type");
        assertProblem(put(node.technician, "{", "application/json"), 400, "json-syntax");
        assertProblem(put(node.technician, "[]", "application/json"), 400, "json-syntax");
        assertProblem(put(node.technician, "{\"a\":1,\"a\":2}", "application/json"), 400, "json-syntax");
        assertProblem(put(node.technician, " ".repeat(1_001), "application/json"), 413, "body-too-large");
        assertProblem(node.get(node.operator, "/api/v1/things/a?n=0"), 400, "query-value");
        assertProblem(node.get(node.operator, "/api/v1/things/a?n=x"), 400, "query-value");
        assertProblem(node.get(node.operator, "/api/v1/things/a%2Fb"), 400, "request-malformed");
        assertProblem(
                node.send(node.ask(node.operator, "/api/v1/text").header("X-Long", "x".repeat(20_000))),
                431,
                "headers-too-large");
    }

    @Test
    void shouldNotReadABodyWithoutALengthBeyondTheLimit() {
        HttpResponse<String> chunked = node.send(node.ask(node.technician, "/api/v1/things/a")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[5_000]))));
        assertProblem(chunked, 413, "body-too-large");
    }

    @Test
    void shouldLetNoDetailOfADefectOut() {
        HttpResponse<String> broken = node.get(node.operator, "/api/v1/broken");
        assertProblem(broken, 500, "internal");
        assertThat(broken.body())
                .doesNotContain("secret")
                .doesNotContain("Exception")
                .doesNotContain("at vn.");

        HttpResponse<String> full = node.get(node.operator, "/api/v1/full");
        assertProblem(full, 503, "busy");
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldGiveTheTypeAndEncodingThatIsLikedBest() {
        HttpResponse<String> csv =
                node.send(node.ask(node.operator, "/api/v1/text").header("Accept", "text/plain;q=0.5, text/csv"));
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(csv.headers().firstValue("Content-Encoding")).isEmpty();

        HttpResponse<String> packed =
                node.send(node.ask(node.operator, "/api/v1/text").header("Accept-Encoding", "gzip"));
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length()).isLessThan(1_000);
    }

    @Test
    void shouldAnswerHeadAndOptions() {
        HttpResponse<String> head =
                node.send(node.ask(node.operator, "/api/v1/text").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();

        HttpResponse<String> options =
                node.send(node.ask("", "/api/v1/text").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void shouldTellHealthAndFigures() {
        assertThat(node.get("", "/healthz").body()).isEqualTo("ok\n");
        node.healthy.set(false);
        HttpResponse<String> fault = node.get("", "/healthz");
        assertThat(fault.statusCode()).isEqualTo(503);
        assertThat(fault.body()).isEqualTo("fault\n");

        node.get(node.operator, "/api/v1/things/a");
        String figures = node.get("", "/metrics").body();
        assertThat(figures)
                .contains("# TYPE cotmoc_http_requests_total counter")
                .contains("# HELP cotmoc_http_connections ")
                .contains("cotmoc_build_info{version=\"1.2.3\"} 1")
                .contains("cotmoc_http_requests_total{method=\"GET\",route=\"/api/v1/things/{id}\",status=\"200\"} 1");
    }

    @Test
    void shouldAuditWhoChangedWhat() {
        put(node.technician, "{}", "application/json");
        put(node.operator, "{}", "application/json");
        node.get(node.operator, "/api/v1/things/a");

        assertThat(node.audit.after(0, 10))
                .extracting(Audit.Entry::who, Audit.Entry::role, Audit.Entry::action, Audit.Entry::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tech", "technician", "PUT /api/v1/things/a", 200),
                        org.assertj.core.groups.Tuple.tuple("gate", "operator", "PUT /api/v1/things/a", 403));
    }

    @Test
    void shouldKeepLittleOfWhoeverShowsNoTokenAndAShortStoryOfWhoeverDoes() {
        long beganNs = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertProblem(put("", "{}", "application/json"), 401, "token-missing");
        }
        int minutes = 1 + (int) Duration.ofNanos(System.nanoTime() - beganNs).toMinutes();
        assertThat(node.audit.after(0, 1_000)).hasSizeBetween(1, 5 * minutes).allSatisfy(entry -> {
            assertThat(entry.who()).isEmpty();
            assertThat(entry.status()).isEqualTo(401);
        });
        assertThat(node.get("", "/metrics").body())
                .contains(
                        "cotmoc_http_requests_total{method=\"PUT\",route=\"/api/v1/things/{id}\",status=\"401\"} 1000");

        node.send(node.ask(node.technician, "/api/v1/things/a?" + "x".repeat(8_000))
                .header("Content-Type", "application/json")
                .header("X-HTTP-Method-Override", "PUT")
                .POST(BodyPublishers.ofString("{}")));
        List<Audit.Entry> all = node.audit.after(0, 1_000);
        assertThat(all.get(all.size() - 1).who()).isEqualTo("tech");
        assertThat(all.get(all.size() - 1).action())
                .startsWith("PUT /api/v1/things/a?xxx")
                .hasSize(257);
    }

    private HttpResponse<String> put(String token, String body, String type) {
        return node.send(
                node.ask(token, "/api/v1/things/a").header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response).path("status").asInt()).isEqualTo(status);
        assertThat(TestServer.json(response).path("code").asText()).isEqualTo(code);
    }
}
