// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.time.SystemClock;

/** A node is taken over, by words, by black, by a clip, and goes back to its playlist. */
@Tag("L3")
final class TakeoverTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TAKEOVER = "/api/v1/takeover";
    private static final String WORDS = "Cửa khẩu tạm dừng thông quan";
    /** The promise is 500 ms on a machine that does nothing else, which -Dcotmoc.slack=1 says it is; tests share theirs. */
    private static final long ON_GLASS_MS = 500L * Integer.getInteger("cotmoc.slack", 4);

    @TempDir
    private Path folder;

    private Site site;
    private Node node;
    private String token;

    @BeforeEach
    void startNode() throws Exception {
        site = new Site(folder);
        node = new Node(site.settings());
        token = site.token("office", Role.TECHNICIAN);
        site.push(token, site.seal(1, "mot, hai"));
        await().atMost(SOON).until(() -> site.plays(token).size() >= 2);
    }

    @AfterEach
    void endNode() {
        node.close();
    }

    @Test
    void shouldShowSignedWordsAtOnceAndGoOnAfterwards() throws Exception {
        Instant asked = now();
        JsonNode receipt =
                Site.read(order(new Takeover.Words(WORDS), asked.plusSeconds(4)).body());

        Instant onGlass =
                OffsetDateTime.parse(receipt.path("onGlassAt").textValue()).toInstant();
        assertThat(Duration.between(asked, onGlass).toMillis()).isBetween(0L, ON_GLASS_MS);
        JsonNode screen = site.json(token, "/api/v1/status").at("/screens/0");
        assertThat(screen.path("state").textValue()).isEqualTo("takeover");
        assertThat(screen.at("/onAir/title").textValue()).isEqualTo(WORDS);
        assertThat(screen.at("/onAir/clip").isNull()).isTrue();
        assertThat(whiteShare()).isBetween(0.02, 0.6);

        JsonNode row = awaitTakeoverRow("complete");
        assertThat(row.path("slot").textValue()).isEqualTo("$takeover");
        assertThat(row.path("proof").textValue()).isEqualTo("output");
        List.of("clip", "sha256", "title", "topic", "language", "source", "approval", "playlist", "version", "priority")
                .forEach(member ->
                        assertThat(row.path(member).isNull()).as(member).isTrue());
        assertThat(row.path("airtimeMs").longValue()).isBetween(2_000L, 4_000L);
        assertThat(rowBefore(row).path("reason").textValue()).isEqualTo("takeover");
        assertThat(rowBefore(row).path("endedAt")).isEqualTo(row.path("startedAt"));
        await().atMost(SOON).until(() -> state().equals("playing"));
        assertThat(site.json(token, "/api/v1/counts?by=clip&from=2020-01-01&to=2099-12-31")
                        .at("/total/takeoverMs")
                        .longValue())
                .isEqualTo(row.path("airtimeMs").longValue());
    }

    @Test
    void shouldSurviveARestartAndEndWhenAsked() {
        assertThat(order(new Takeover.Black(), now().plusSeconds(3_600)).statusCode())
                .isEqualTo(200);
        node.close();
        node = new Node(site.settings());
        await().atMost(SOON).until(() -> state().equals("takeover"));
        await().atMost(SOON).until(() -> whiteShare() == 0 && brightest() == 0);

        assertThat(site.delete(token, TAKEOVER).statusCode()).isEqualTo(204);

        await().atMost(SOON).until(() -> state().equals("playing"));
        JsonNode row = awaitTakeoverRow("cut");
        assertThat(row.path("reason").textValue()).isEqualTo("stop");
        assertThat(site.plays(token))
                .filteredOn(play -> play.path("kind").textValue().equals("takeover"))
                .extracting(play -> play.path("reason").textValue())
                .containsExactly("stop", "takeover");
        assertThat(site.delete(token, TAKEOVER).statusCode()).as("again").isEqualTo(204);
    }

    @Test
    void shouldRepeatAClipOfWhatIsOnAirForATokenAlone() {
        String until = now().plusSeconds(7).toString();
        HttpResponse<byte[]> answer = bare("{\"clip\": \"hai\", \"mute\": true, \"until\": \"" + until + "\"}");
        assertThat(answer.statusCode()).isEqualTo(200);

        JsonNode row = awaitTakeoverRow("complete");
        assertThat(row.path("clip").textValue()).isEqualTo("hai");
        assertThat(row.path("playlist").textValue()).isEqualTo("thu");
        assertThat(row.path("airtimeMs").longValue()).as("longer than the clip").isGreaterThan(5_000);
        await().atMost(SOON).until(() -> state().equals("playing"));
    }

    @Test
    void shouldTakeOverTheNamedScreenAndLeaveTheOtherAlone() throws Exception {
        node.close();
        site.amend(
                settings -> settings.replace("+0+0}]", "+0+0}, {id: nha, display: virtual, geometry: 640x360+640+0}]"));
        node = new Node(site.settings());
        await().atMost(SOON).until(() -> states().equals(List.of("playing", "playing")));

        assertThat(order(List.of("man"), new Takeover.Black(), now().plusSeconds(3_600))
                        .statusCode())
                .isEqualTo(200);

        assertThat(states()).containsExactly("takeover", "playing");
        await().atMost(SOON).until(() -> brightest("man") == 0);
        assertThat(brightest("nha")).isPositive();
        assertThat(site.delete(token, TAKEOVER).statusCode()).isEqualTo(204);
        awaitTakeoverRow("cut");
        assertThat(site.plays(token))
                .filteredOn(play -> play.path("kind").textValue().equals("takeover"))
                .extracting(play -> play.path("screen").textValue())
                .containsExactly("man");
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        site.json(token, "/api/v1/status")
                .path("screens")
                .forEach(screen -> states.add(screen.path("state").textValue()));
        return states;
    }

    private HttpResponse<byte[]> order(Takeover.Content content, Instant until) {
        return order(List.of(), content, until);
    }

    private HttpResponse<byte[]> order(List<String> screens, Takeover.Content content, Instant until) {
        var order = new Takeover(
                UUID.randomUUID().toString(), List.of("thu-1"), screens, content, false, until, now(), null);
        return site.post(token, TAKEOVER, order.seal(new PersonalKey(site.data().resolve("dev-key"), false)));
    }

    private HttpResponse<byte[]> bare(String json) {
        return site.post(token, TAKEOVER, json.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode awaitTakeoverRow(String outcome) {
        return await().atMost(SOON)
                .until(
                        () -> site.plays(token).stream()
                                .filter(play -> play.path("kind").textValue().equals("takeover"))
                                .filter(play -> play.path("outcome").textValue().equals(outcome))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private JsonNode rowBefore(JsonNode row) {
        return site.plays(token).stream()
                .filter(play -> play.path("seq").longValue() < row.path("seq").longValue())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private String state() {
        return site.json(token, "/api/v1/status").at("/screens/0/state").textValue();
    }

    private double whiteShare() throws Exception {
        int[] rgb = glass("man");
        long white =
                java.util.Arrays.stream(rgb).filter(one -> (one & 0xFF) > 0xF0).count();
        return (double) white / rgb.length;
    }

    private int brightest() throws Exception {
        return brightest("man");
    }

    private int brightest(String screen) throws Exception {
        return java.util.Arrays.stream(glass(screen))
                .map(one -> one & 0xFF)
                .max()
                .orElse(0);
    }

    private int[] glass(String screen) throws Exception {
        byte[] png =
                site.get(token, "/api/v1/screens/" + screen + "/snapshot.png").body();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static Instant now() {
        return new SystemClock().now().wall();
    }
}
