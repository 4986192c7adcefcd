// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.playlist.trust.Sealing;

/** The document and the server say the same. */
@Tag("L3")
class OpenApiTest {
    private static final String SCHEMAS = "#/components/schemas/";

    @TempDir
    Path folder;

    private TestNode node;
    private JsonNode document;

    @BeforeEach
    void serve() throws Exception {
        node = new TestNode(folder);
        HttpResponse<String> response = node.http.get(node.http.operator, "/api/v1/openapi.json");
        assertThat(response.statusCode()).isEqualTo(200);
        document = TestServer.json(response);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldNameEveryCallOnceWithItsSecurityAndAnswers() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("security")).hasSize(2);
        var ids = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (!call.getKey().equals("parameters")) {
                        String id = call.getValue().path("operationId").asText();
                        assertThat(ids.add(id)).as(id).isTrue();
                        assertThat(call.getValue().path("summary").asText())
                                .as(id)
                                .isNotEmpty();
                        assertThat(call.getValue().path("responses")).as(id).isNotEmpty();
                    }
                }));
        assertThat(document.path("paths").has("/healthz")).isTrue();
        assertThat(document.path("paths").has("/api/v1/playlists/{id}/rollback"))
                .isTrue();
    }

    @Test
    void shouldHaveNoComponentThatNobodyUses() {
        String text = document.toString();
        document.path("components")
                .path("schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(text).contains("\"" + SCHEMAS + name + "\""));
        document.findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void shouldHaveAnExampleOfEverythingThatFitsItsSchema() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    JsonNode own = call.getKey().equals("parameters")
                            ? call.getValue()
                            : call.getValue().path("parameters");
                    own.forEach(parameter -> assertThat(parameter.has("example"))
                            .as("%s %s %s", path.getKey(), call.getKey(), parameter)
                            .isTrue());
                    bodies(call.getValue())
                            .forEach(content -> content.properties().forEach(body -> {
                                String schema = body.getValue()
                                        .at("/schema/$ref")
                                        .asText()
                                        .replace(SCHEMAS, "");
                                assertThat(body.getKey().startsWith("image/") || isShown(body.getValue()))
                                        .as("%s %s %s", path.getKey(), call.getKey(), body)
                                        .isTrue();
                                if (!schema.isEmpty()) {
                                    assertFits(schema, example(body.getValue()));
                                }
                            }));
                }));
    }

    /** What is sent in, and what comes out. */
    private static List<JsonNode> bodies(JsonNode call) {
        List<JsonNode> bodies = new ArrayList<>(call.path("responses").findValues("content"));
        bodies.add(call.at("/requestBody/content"));
        bodies.removeIf(JsonNode::isMissingNode);
        return bodies;
    }

    private static boolean isShown(JsonNode body) {
        return body.has("example") || body.has("examples");
    }

    private JsonNode example(JsonNode body) {
        String reference = body.at("/examples/refusal/$ref").asText();
        return reference.isEmpty() ? body.path("example") : document.at(reference.substring(1) + "/value");
    }

    @Test
    void shouldServeEveryCallItNamesAndLetNobodyInWithoutAToken() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (call.getKey().equals("parameters")) {
                        return;
                    }
                    String method = call.getKey().toUpperCase(java.util.Locale.ROOT);
                    String at = path.getKey().replaceAll("\\{[^}]+}", "x");
                    HttpResponse<String> answer =
                            node.http.send(node.http.ask("", at).method(method, BodyPublishers.noBody()));
                    boolean open = call.getValue().path("security").isArray();
                    assertThat(answer.statusCode() == 401)
                            .as("%s %s: %s", method, at, answer.statusCode())
                            .isEqualTo(!open);
                }));
    }

    @Test
    void shouldAnswerAsItsSchemasSay() {
        Sealing.Sealed sealed = node.seal(1, "");
        node.bring(sealed);
        assertFits("Delivery", TestServer.json(node.push(sealed, "")));
        node.play("clip-1");
        String today =
                LocalDate.ofInstant(node.clock.now().wall(), TestNode.ZONE).toString();
        Map.of(
                        "Status", "/api/v1/status",
                        "Versions", "/api/v1/playlists",
                        "Media", "/api/v1/media",
                        "Preview", "/api/v1/preview?for=2m",
                        "Counts", "/api/v1/counts?by=topic&from=" + today + "&to=" + today,
                        "Incidents", "/api/v1/incidents",
                        "Audit", "/api/v1/audit",
                        "SealedPlaylist", "/api/v1/playlists/moc-bai/versions/1")
                .forEach(
                        (schema, path) -> assertFits(schema, TestServer.json(node.http.get(node.http.operator, path))));
        assertFits("Problem", TestServer.json(node.http.get(node.http.operator, "/api/v1/nothing")));
        assertFits("Session", TestServer.json(node.http.get(node.http.operator, "/api/v1/session")));
        assertFits(
                "Session",
                TestServer.json(node.post("", "/api/v1/session", "{\"token\":\"" + node.http.operator + "\"}")));
    }

    private void assertFits(String schema, JsonNode value) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.put("$ref", SCHEMAS + schema);
        whole.set("components", document.path("components"));
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory(new ObjectMapper()))
                .createValidator();
        URI id = validator.registerSchema(URI.create("urn:cotmoc:" + schema), whole);
        assertThat(validator.validate(id, value).getErrors())
                .as("%s", value)
                .extracting(error -> error.getInstanceLocation() + " " + error.getError())
                .isEmpty();
    }
}
