// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.SshSignature;
import vn.cotmoc.playlist.trust.Sealing;

@Tag("L3")
class ApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private TestNode node;
    private TestServer http;

    @BeforeEach
    void serve() throws Exception {
        node = new TestNode(folder);
        http = node.http;
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldTakeAPlaylistOnceItsMediaAreThere() {
        Sealing.Sealed first = node.seal(1, "");
        JsonNode dry = TestServer.json(node.push(first, "?dryRun=true"));
        assertThat(dry.path("missingMedia")).hasSize(2);
        assertThat(dry.path("diff").path("clips").path("added"))
                .extracting(JsonNode::asText)
                .containsExactly("phim", "quoc-hoa");
        assertCode(node.push(first, ""), 409, "media-missing");
        node.bring(first);

        HttpResponse<String> pushed = node.push(first, "");
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);
        assertThat(TestServer.json(pushed).path("state").asText()).isEqualTo("active");
        assertThat(TestServer.json(pushed).path("sha256").asText())
                .isEqualTo(first.playlist().sha256());
        assertThat(node.push(first, "").statusCode())
                .as("again, without effect")
                .isEqualTo(200);

        JsonNode list = get("/api/v1/playlists");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("signedBy").asText()).isEqualTo("van-phong@tay-ninh");
        assertThat(http.get(http.operator, "/api/v1/playlists/moc-bai/versions/1")
                        .body())
                .isEqualTo(new String(first.playlist().toBytes(), StandardCharsets.UTF_8));
        JsonNode medium = get("/api/v1/media").get(0);
        assertThat(medium.path("usedBy").get(0).asText()).isEqualTo("moc-bai-1");
        String thumbnail = "/api/v1/media/" + medium.path("sha256").asText() + "/thumbnail.jpg";
        assertThat(http.get(http.operator, thumbnail).headers().firstValue("Content-Type"))
                .hasValue("image/jpeg");
        assertCode(http.get(http.operator, "/api/v1/media/" + "0".repeat(64) + "/thumbnail.jpg"), 404, "not-found");
    }

    @Test
    void shouldSayWhyAPlaylistIsRefused() {
        Sealing.Sealed sealed = node.seal(1, "");
        node.bring(sealed);
        HttpResponse<String> other = http.send(http.ask(http.technician, "/api/v1/playlists/xa-mat")
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                        sealed.playlist().toBytes())));
        assertCode(other, 422, "id-mismatch");
        assertCode(put("{\"payload\":\"e30=\"}"), 403, "signature-missing");
        assertCode(put("{\"payload\":\"e30=\",\"signature\":\"x\"}"), 403, "signature-malformed");
        assertCode(put("nonsense"), 422, "sealed-malformed");
        assertCode(put("\"" + "x".repeat(3 << 20) + "\""), 413, "body-too-large");
        assertCode(node.push(sealed, "?dryRun=maybe"), 400, "query-value");

        node.push(sealed, "");
        node.clock.pass(Duration.ofSeconds(1));
        assertCode(node.push(node.seal(1, "timezone: Asia/Bangkok"), ""), 409, "version-not-higher");
        assertThat(get("/api/v1/status").path("playlist").path("sha256").asText())
                .isEqualTo(sealed.playlist().sha256());
    }

    @Test
    void shouldGoBackToAnEarlierVersion() {
        Sealing.Sealed first = node.seal(1, "");
        node.bring(first);
        node.push(first, "");
        node.clock.pass(Duration.ofSeconds(1));
        node.push(node.seal(2, ""), "");
        node.clock.pass(Duration.ofSeconds(1));
        assertThat(states()).containsExactly("2 active", "1 superseded");

        HttpResponse<String> back = node.post(http.technician, "/api/v1/playlists/moc-bai/rollback", "{\"to\": 1}");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(states()).containsExactly("1 active", "2 superseded");
        assertCode(
                node.post(http.technician, "/api/v1/playlists/moc-bai/rollback", "{\"to\": 9}"),
                404,
                "version-unknown");
        assertCode(
                node.post(http.technician, "/api/v1/playlists/moc-bai/rollback", "{\"to\": 1.5}"), 400, "json-syntax");
        assertCode(node.post(http.operator, "/api/v1/playlists/moc-bai/rollback", "{\"to\": 1}"), 403, "role-missing");
        assertCode(http.get(http.operator, "/api/v1/playlists/nowhere/versions"), 404, "playlist-unknown");
        assertCode(http.get(http.operator, "/api/v1/playlists/moc-bai/versions/x"), 404, "version-unknown");
    }

    @Test
    void shouldTellHowTheNodeIs() {
        Sealing.Sealed sealed = node.seal(3, "");
        node.bring(sealed);
        node.push(sealed, "");
        JsonNode status = get("/api/v1/status");
        assertThat(status.path("node").asText()).isEqualTo("moc-bai-1");
        assertThat(status.path("version").asText()).isEqualTo("1.2.3");
        assertThat(status.path("head").path("seq").asLong()).isEqualTo(1);
        assertThat(status.path("publicKey").asText()).startsWith("ssh-ed25519 ");
        assertThat(status.path("playlist").path("version").asInt()).isEqualTo(3);
        assertThat(status.path("suspended").isNull()).isTrue();
        assertThat(status.path("clock").path("now").asText()).endsWith("+07:00");
        assertThat(status.path("clock").has("offsetMs")).isTrue();
        assertThat(status.path("screens")).hasSize(2);
        assertThat(status.path("screens").get(0).path("id").asText()).isEqualTo("ngoai-troi");
        assertThat(status.path("screens").get(0).path("onAir").isNull()).isTrue();
        assertThat(status.path("incidents")).isEmpty();
    }

    @Test
    void shouldTellEveryChangeAndShowThatTheLineHolds() throws Exception {
        HttpResponse<InputStream> answer = http.client.send(
                http.ask(http.operator, "/api/v1/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("retry: ");
            assertThat(lines.readLine()).isEmpty();
            long first = Long.parseLong(field(lines, "id"));
            assertThat(field(lines, "event")).isEqualTo("status");
            assertThat(MAPPER.readTree(field(lines, "data"))
                            .path("screens")
                            .get(0)
                            .path("state")
                            .asText())
                    .isEqualTo("recovering");
            node.wall.byId.put("ngoai-troi", FakeWall.bare("ngoai-troi", ScreenStatus.State.FAULT));
            assertThat(lines.readLine()).isEmpty();
            assertThat(Long.parseLong(field(lines, "id"))).isEqualTo(first + 1);
            field(lines, "event");
            assertThat(MAPPER.readTree(field(lines, "data"))
                            .path("screens")
                            .get(0)
                            .path("state")
                            .asText())
                    .isEqualTo("fault");
            assertThat(lines.readLine()).isEmpty();
            node.clock.pass(Duration.ofSeconds(6));
            assertThat(lines.readLine()).isEqualTo(": beat");
        }
    }

    @Test
    void shouldServeTheJournalPageByPageWithASignedHead() throws Exception {
        for (int i = 0; i < 5; i++) {
            node.play("clip-" + i);
        }
        HttpResponse<String> page = http.get(http.central, "/api/v1/journal?limit=4");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(page.body().lines()).hasSize(4).first().asString().contains("\"type\":\"site\"");
        String link = page.headers().firstValue("Link").orElseThrow();
        assertThat(link).endsWith(">; rel=\"next\"");
        HttpResponse<String> rest = http.get(http.central, link.substring(1, link.indexOf('>')));
        assertThat(rest.body().lines()).hasSize(2);
        assertThat(rest.headers().firstValue("Link")).isEmpty();

        JsonNode head = MAPPER.readTree(Base64.getDecoder()
                .decode(rest.headers().firstValue("Cotmoc-Head").orElseThrow()));
        byte[] payload = Base64.getDecoder().decode(head.path("payload").asText());
        assertThat(MAPPER.readTree(payload).path("seq").asLong()).isEqualTo(6);
        AllowedSigners.only("node", node.key.publicKey())
                .principalOf(
                        SshSignature.parse(head.path("signature").asText()),
                        payload,
                        "head@cotmoc",
                        node.clock.now().wall());
        assertCode(http.get(http.central, "/api/v1/journal?log=00"), 404, "log-unknown");
        assertCode(http.get(http.central, "/api/v1/journal?limit=0"), 400, "query-value");
    }

    @Test
    void shouldServeALongPageAsItServesShortOnes() throws Exception {
        node.play("clip", 1_300);
        List<String> all = http.get(http.central, "/api/v1/journal?limit=10000")
                .body()
                .lines()
                .toList();
        assertThat(all).hasSize(1_301);

        HttpResponse<String> first = http.get(http.central, "/api/v1/journal?limit=1200");
        assertThat(first.body().lines().toList()).isEqualTo(all.subList(0, 1_200));
        String link = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> rest = http.get(http.central, link.substring(1, link.indexOf('>')));
        assertThat(rest.body().lines().toList()).isEqualTo(all.subList(1_200, 1_301));
        assertThat(rest.headers().firstValue("Link")).isEmpty();
        assertThat(http.get(http.central, "/api/v1/plays?limit=1001&after=1")
                        .body()
                        .lines()
                        .toList())
                .isEqualTo(all.subList(1, 1_002));
    }

    @Test
    void shouldServePlaysAsATableWithoutFormulas() {
        node.play("=1+1");
        node.play("clip-2");
        HttpResponse<String> csv =
                http.send(http.ask(http.central, "/api/v1/plays").header("Accept", "text/csv"));
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        List<String> rows = csv.body().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("\uFEFFnode,log,seq,type,at,screen,clip,");
        assertThat(rows.get(1)).contains(",'=1+1,").contains(",complete,").contains("12/GP-STTTT,2026-10-20");
        assertThat(http.get(http.central, "/api/v1/plays").body().lines()).hasSize(2);
        assertThat(http.get(http.central, "/api/v1/plays?since=2020-01-01T00:00:00Z")
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(http.get(http.central, "/api/v1/plays?since=2099-01-01T00:00:00Z")
                        .body())
                .isEmpty();
        assertCode(http.get(http.central, "/api/v1/plays?since=soon"), 400, "query-value");
        assertCode(http.get(http.central, "/api/v1/plays?type=site"), 400, "query-value");
    }

    @Test
    void shouldCountAndTakeAcknowledgements() {
        node.play("clip-1");
        node.play("clip-1");
        LocalDate today = node.clock.now().wall().atZone(TestNode.ZONE).toLocalDate();
        JsonNode counts = get("/api/v1/counts?by=clip&from=" + today + "&to=" + today.plusDays(1));
        assertThat(counts.path("rows").get(0).path("key").asText()).isEqualTo("clip-1");
        assertThat(counts.path("total").path("complete").asInt()).isEqualTo(2);
        assertCode(http.get(http.central, "/api/v1/counts?by=clip&from=x&to=y"), 400, "query-value");
        assertCode(
                http.get(http.central, "/api/v1/counts?by=colour&from=2026-01-01&to=2026-01-02"),
                400,
                "counts-by-unknown");

        String log = get("/api/v1/status").path("log").asText();
        assertThat(acknowledge(http.central, log, 3).statusCode()).isEqualTo(204);
        assertCode(acknowledge(http.central, log, 4), 409, "ack-past-head");
        assertCode(acknowledge(http.central, "ff", 1), 404, "log-unknown");
        assertCode(acknowledge(http.operator, log, 1), 403, "role-missing");
    }

    @Test
    void shouldShowWhatIsOnTheGlass() throws Exception {
        BufferedImage glass = picture(http.operator, "/api/v1/screens/ngoai-troi/snapshot.png");
        assertThat(glass.getRGB(5, 5) & 0xffffff).isEqualTo(0x00aa33);
        assertCode(http.get(http.operator, "/api/v1/screens/nowhere/snapshot.png"), 404, "unknown-screen");
        assertCode(http.get(http.operator, "/api/v1/screens/ngoai-troi/snapshot.png?width=0"), 400, "query-value");
        String words = "/api/v1/screens/ngoai-troi/words.png?text=";
        assertThat(http.get(http.technician, words + "Xin").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertCode(http.get(http.operator, words + "Xin"), 403, "role-missing");
        assertCode(http.get(http.technician, words + "x".repeat(301)), 400, "query-value");

        String side = "/api/v1/screens/" + FakeWall.ON_ITS_SIDE;
        assertThat(picture(http.operator, side + "/snapshot.png").getWidth()).isEqualTo(64);
        assertThat(picture(http.operator, side + "/snapshot.png?upright=true").getWidth())
                .isEqualTo(36);
        assertThat(picture(http.technician, side + "/words.png?text=Xin").getWidth())
                .isEqualTo(36);

        node.wall.displayGone = true;
        node.clock.pass(Duration.ofSeconds(1));
        assertCode(http.get(http.operator, "/api/v1/screens/ngoai-troi/snapshot.png"), 503, "display-gone");
    }

    private BufferedImage picture(String token, String path) throws Exception {
        HttpResponse<byte[]> png =
                http.client.send(http.ask(token, path).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        return ImageIO.read(new ByteArrayInputStream(png.body()));
    }

    @Test
    void shouldPreviewFromWhereTheScreensStand() {
        assertThat(get("/api/v1/preview?for=1h")).isEmpty();
        Sealing.Sealed sealed = node.seal(1, "");
        node.bring(sealed);
        node.push(sealed, "");
        JsonNode plays = get("/api/v1/preview?for=1m&screen=ngoai-troi");
        assertThat(plays).isNotEmpty();
        assertThat(plays)
                .allSatisfy(play -> assertThat(play.path("screen").asText()).isEqualTo("ngoai-troi"));
        JsonNode slots = get("/api/v1/preview?for=24h&view=slots");
        assertThat(slots.get(0).path("screens")).hasSize(2);
        assertCode(http.get(http.operator, "/api/v1/preview?for=soon"), 400, "query-value");
        assertCode(http.get(http.operator, "/api/v1/preview?from=soon"), 400, "query-value");
    }

    @Test
    void shouldTellHowOftenClipsWouldComeInTheNextDay() {
        Sealing.Sealed first = node.seal(1, "");
        JsonNode ofNothing = TestServer.json(node.push(first, "?dryRun=true"))
                .path("next24h")
                .path("plays");
        assertThat(ofNothing.at("/phim/before").asInt(-1)).isZero();
        assertThat(ofNothing.at("/phim/after").asInt()).isPositive();
        node.bring(first);
        assertThat(TestServer.json(node.push(first, "")).has("next24h")).isFalse();

        node.clock.pass(Duration.ofSeconds(1));
        Sealing.Sealed second = node.seal(2, "");
        JsonNode same = TestServer.json(node.push(second, "?dryRun=true"));
        assertThat(same.path("next24h").path("plays")).as("%s", same).isEmpty();
        Sealing.Sealed later = node.seal(2, "validFrom: 2099-01-01");
        assertThat(TestServer.json(node.push(later, "?dryRun=true")).has("next24h"))
                .as("it would wait")
                .isFalse();
    }

    @Test
    void shouldTellWhoDidWhat() {
        node.push(node.seal(1, ""), "?dryRun=true");
        node.post(http.central, "/api/v1/playlists/moc-bai/rollback", "{}");
        List<String> told = new ArrayList<>();
        get("/api/v1/audit")
                .forEach(entry -> told.add(
                        entry.path("who").asText() + " " + entry.path("action").asText() + " "
                                + entry.path("status").asInt()));
        assertThat(told)
                .containsExactly(
                        "tech PUT /api/v1/playlists/moc-bai?dryRun=true 200",
                        "office POST /api/v1/playlists/moc-bai/rollback 403");
        assertThat(get("/api/v1/audit?after=1")).hasSize(1);
        assertThat(get("/api/v1/audit?before=100").findValuesAsText("seq")).containsExactly("2", "1");
        assertThat(get("/api/v1/audit?before=2").findValuesAsText("seq")).containsExactly("1");
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        get("/api/v1/playlists/moc-bai/versions")
                .forEach(one -> states.add(
                        one.path("version").asInt() + " " + one.path("state").asText()));
        return states;
    }

    private HttpResponse<String> acknowledge(String token, String log, long upTo) {
        return node.post(token, "/api/v1/journal/ack", "{\"log\":\"" + log + "\",\"upTo\":" + upTo + "}");
    }

    private HttpResponse<String> put(String body) {
        return http.send(http.ask(http.technician, "/api/v1/playlists/moc-bai")
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode get(String path) {
        HttpResponse<String> response = http.get(http.operator, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    private static String field(BufferedReader lines, String name) throws java.io.IOException {
        String line = lines.readLine();
        assertThat(line).startsWith(name + ": ");
        return line.substring(name.length() + 2);
    }

    static void assertCode(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestServer.json(response).path("code").asText()).isEqualTo(code);
    }
}
