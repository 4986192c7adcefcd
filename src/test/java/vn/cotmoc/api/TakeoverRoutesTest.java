// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.playlist.ssh.SshKeygen;
import vn.cotmoc.playlist.trust.Takeover;

/** What a node obeys at once, signed by ssh-keygen as an office would, and what it refuses without a change. */
@Tag("L3")
class TakeoverRoutesTest {
    private static final String PATH = "/api/v1/takeover";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "takeover@cotmoc";

    @TempDir
    Path folder;

    private TestNode node;
    private int orders;

    @BeforeEach
    void serve() throws Exception {
        node = new TestNode(folder);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldShowWhatWasSignedByHandAndTellWhoAsked() {
        HttpResponse<String> answer = send(signed(order("text", "Đóng cửa khẩu")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode receipt = TestServer.json(answer);
        assertThat(receipt.path("id").asText()).isEqualTo("lenh-1");
        assertThat(receipt.path("onGlassAt").isTextual()).isTrue();
        Takeover shown = node.wall.takenOver;
        assertThat(shown).isNotNull().returns("van-phong@tay-ninh", Takeover::signedBy);
        assertThat(shown.content()).isEqualTo(new Takeover.Words("Đóng cửa khẩu"));
        assertThat(node.http.get(node.http.operator, "/api/v1/audit").body())
                .contains("POST /api/v1/takeover", "\"who\":\"tech\"");

        assertThat(node.http
                        .send(node.http.ask(node.http.technician, PATH).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(node.wall.takenOver).isNull();
    }

    @Test
    void shouldRefuseWhatIsNotSignedRightAndChangeNothing() {
        byte[] order = bytes(order("text", "Đóng cửa khẩu"));
        assertRefused(403, "takeover-unsigned", new String(order, StandardCharsets.UTF_8));
        assertRefused(403, "signature-missing", "{\"payload\": \"" + base64(order) + "\"}");
        assertRefused(422, "sealed-malformed", "{\"payload\": 1, \"signature\": \"x\"}");
        assertRefused(403, "signature-namespace", sealed(order, "playlist@cotmoc", node.office.key()));
        Path stranger = new SshKeygen(folder).key("stranger", "ed25519");
        assertRefused(403, "signature-untrusted", sealed(order, NAMESPACE, stranger));
        ObjectNode altered = read(sealed(order, NAMESPACE, node.office.key()));
        byte[] forged = bytes(order("text", "Mở cửa khẩu"));
        assertRefused(
                403, "signature-invalid", altered.put("payload", base64(forged)).toString());
    }

    @Test
    void shouldRefuseStaleReplayedForeignAndEndlessOrders() {
        assertRefused(422, "takeover-stale", signed(order("black", true, o -> issued(o, Duration.ofMinutes(-11)))));
        assertRefused(422, "takeover-stale", signed(order("black", true, o -> issued(o, Duration.ofMinutes(11)))));
        assertRefused(422, "takeover-until", signed(order("black", true, o -> until(o, Duration.ofHours(25)))));
        assertRefused(422, "takeover-until", signed(order("black", true, o -> until(o, Duration.ofSeconds(-1)))));
        assertRefused(403, "node-not-named", signed(order("black", true, o -> {
            o.putArray("nodes").add("xa-mat-1");
            return o;
        })));
        assertRefused(404, "unknown-screen", signed(order("black", true, o -> {
            o.putArray("screens").add("khong-co");
            return o;
        })));

        String once = signed(order("black", true));
        assertThat(send(once).statusCode()).isEqualTo(200);
        node.wall.takenOver = null;
        assertRefused(409, "takeover-known", once);
    }

    @Test
    void shouldTellAllThatIsWrongWithAnOrder() {
        ObjectNode order = order("text", "Đóng");
        order.put("black", true).put("colour", "red").remove("issuedAt");

        HttpResponse<String> answer = send(signed(order));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(answer).path("errors").findValuesAsText("code"))
                .containsExactlyInAnyOrder("takeover-content", "unknown-member", "member-missing");
    }

    @Test
    void shouldLetATokenAloneShowBlackAndClipsOfWhatIsOnAir() {
        var sealed = node.seal(1, "");
        node.bring(sealed);
        assertThat(node.push(sealed, "").statusCode()).isEqualTo(200);
        String until = node.clock.now().wall().plusSeconds(60).toString();

        assertThat(send("{\"black\": true, \"until\": \"" + until + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(send("{\"clip\": \"phim\", \"until\": \"" + until + "\"}").statusCode())
                .isEqualTo(200);
        node.wall.takenOver = null;
        assertRefused(422, "clip-unknown", "{\"clip\": \"khac\", \"until\": \"" + until + "\"}");
        assertRefused(422, "takeover-refused", "{\"black\": false, \"until\": \"" + until + "\"}");
        assertThat(node.post(node.http.operator, PATH, "{}").statusCode()).isEqualTo(403);
        assertThat(node.post(node.http.central, PATH, "{}").statusCode()).isEqualTo(403);
        assertThat(node.post("", PATH, "{}").statusCode()).isEqualTo(401);
    }

    private ObjectNode order(String content, Object value) {
        return order(content, value, order -> order);
    }

    private ObjectNode order(String content, Object value, UnaryOperator<ObjectNode> change) {
        ObjectNode order = JSON.createObjectNode().put("id", "lenh-" + ++orders);
        order.putArray("nodes").add(TestNode.NAME);
        order.putArray("screens");
        order.putPOJO(content, value);
        issued(order, Duration.ZERO);
        return change.apply(until(order, Duration.ofMinutes(30)));
    }

    private ObjectNode issued(ObjectNode order, Duration away) {
        return order.put("issuedAt", now().plus(away).toString());
    }

    private ObjectNode until(ObjectNode order, Duration away) {
        return order.put("until", now().plus(away).toString());
    }

    private String signed(ObjectNode order) {
        return sealed(bytes(order), NAMESPACE, node.office.key());
    }

    private String sealed(byte[] payload, String namespace, Path key) {
        String signature = new SshKeygen(folder).sign(key, payload, namespace);
        return JSON.createObjectNode()
                .put("payload", base64(payload))
                .put("signature", signature)
                .toString();
    }

    private HttpResponse<String> send(String body) {
        return node.post(node.http.technician, PATH, body);
    }

    private void assertRefused(int status, String code, String body) {
        HttpResponse<String> answer = send(body);
        assertThat(TestServer.json(answer).path("code").asText())
                .as(answer.body())
                .isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(node.wall.takenOver).isNull();
    }

    private Instant now() {
        return node.clock.now().wall();
    }

    private static byte[] bytes(ObjectNode order) {
        return order.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
