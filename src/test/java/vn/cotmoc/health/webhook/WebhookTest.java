// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.alert.Alert;
import vn.cotmoc.health.alert.SampleAlerts;

@Tag("L3")
@Timeout(60)
class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<Post> posts = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 204;

    private record Post(@Nullable String type, @Nullable String signature, String body) {}

    WebhookTest() throws IOException {
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        posts.add(new Post(
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Cotmoc-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Webhook webhook(@Nullable Path secretFile) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=x");
        return new Webhook(new AlertSettings.Webhook(url, secretFile, Duration.ofMinutes(5)), SampleAlerts.SENDER);
    }

    private JsonNode body() throws IOException {
        return JSON.readTree(posts.get(0).body());
    }

    @Test
    void shouldPostAnIncidentAsItsRowHasIt() throws IOException {
        webhook(null).send(SampleAlerts.changed("closed"));

        assertThat(posts).hasSize(1);
        assertThat(posts.get(0).type()).isEqualTo("application/json");
        assertThat(posts.get(0).signature()).isNull();
        assertThat(body()).isEqualTo(JSON.readTree("""
                {"id": "8f14e45f-ea3c-4f0e-9d0c-000000000001", "kind": "incident", "at": "2026-11-23T10:00:00.000+07:00",
                 "node": "thu-1", "site": {"code": "thu", "name": "Cửa khẩu thử"},
                 "incident": {"id": "0011223344556677", "event": "closed", "screen": "ngoai-troi", "device": "led-1",
                   "code": "panel-no-signal", "severity": "fault", "openedAt": "2026-11-23T09:59:00.000+07:00",
                   "closedAt": "2026-11-23T10:00:00.000+07:00", "ackedBy": null,
                   "sentence": "Màn hình ngoai-troi: bộ điều khiển LED không nhận được tín hiệu hình.",
                   "cause": null, "action": "đã khởi động lại trình phát", "person": null, "underWarranty": true,
                   "cost": null}}
                """));
    }

    @Test
    void shouldPostDigestAndHeartbeat() throws IOException {
        webhook(null).send(SampleAlerts.digest());
        assertThat(body().path("kind").textValue()).isEqualTo("digest");
        assertThat(body().path("opened").intValue()).isEqualTo(3);
        assertThat(body().at("/open/0/code").textValue()).isEqualTo("panel-no-signal");

        posts.clear();
        webhook(null).send(new Alert.Heartbeat("1", SampleAlerts.AT));
        assertThat(body()).isEqualTo(JSON.readTree("""
                {"id": "1", "kind": "heartbeat", "at": "2026-11-23T10:00:00.000+07:00", "node": "thu-1",
                 "site": {"code": "thu", "name": "Cửa khẩu thử"}}
                """));
    }

    @Test
    void shouldSignTheBodySoThatAnotherProgramCanCheckIt() throws Exception {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "mật khẩu\n");
        webhook(secret).send(SampleAlerts.changed("opened"));

        Path body = folder.resolve("body");
        Files.writeString(body, posts.get(0).body());
        Process openssl = new ProcessBuilder(
                        "openssl", "dgst", "-sha256", "-r", "-mac", "HMAC", "-macopt", "key:mật khẩu", body.toString())
                .start();
        String told = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(posts.get(0).signature()).isEqualTo("sha256=" + told.split(" ", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500})
    void shouldTryAgainLaterWhenItWasNotTaken(int answer) {
        status = answer;
        assertThatThrownBy(() -> webhook(null).send(SampleAlerts.changed("opened")))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.category()).isEqualTo(Category.RETRY);
                    assertThat(fault.code()).isEqualTo("alert-untold");
                    assertThat(fault.getMessage())
                            .contains(String.valueOf(answer))
                            .as("the address may hold a secret")
                            .doesNotContain("key=x");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 413, 422})
    void shouldTellThatThisOneIsNotWantedAndStillTellTheNext(int answer) {
        Webhook webhook = webhook(null);
        status = answer;
        assertThatThrownBy(() -> webhook.send(SampleAlerts.changed("opened")))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.category()).isEqualTo(Category.REFUSED);
                    assertThat(fault.code()).isEqualTo("alert-refused");
                });
        status = 204;
        webhook.send(SampleAlerts.changed("closed"));
        assertThat(posts).hasSize(2);
    }

    @Test
    void shouldTryAgainLaterWhenNobodyIsThere() {
        Webhook webhook = webhook(null);
        server.stop(0);
        assertThatThrownBy(() -> webhook.send(SampleAlerts.changed("opened"))).isInstanceOf(Fault.class);
    }

    @Test
    void shouldRefuseToStartWithoutItsSecret() {
        assertThatThrownBy(() -> webhook(folder.resolve("none")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("secret-file"));
    }
}
