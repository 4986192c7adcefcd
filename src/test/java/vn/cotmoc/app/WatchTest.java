// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.cli.Cotmoc;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Player;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.vlc.VlcPlayer;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.trust.Sealing;

/** A whole node to which something happens from outside: it tells, it mends, it tells that it is over. */
@Tag("L3")
final class WatchTest {
    private static final Duration SOON = Duration.ofSeconds(60);

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
        await().atMost(SOON).until(() -> site.plays(token).size() >= 1);
    }

    @AfterEach
    void endNode() {
        node.close();
    }

    @Test
    void shouldTellWithinTwoSecondsThatThePlayerDiedAndSoonThatItIsBack() {
        player().destroyForcibly();
        awaitOpen("player-down", Duration.ofSeconds(2));
        JsonNode closed = awaitClosed("player-down");
        assertThat(closed.path("screen").textValue()).isEqualTo("man");
        assertThat(closed.path("severity").textValue()).isEqualTo("fault");
        assertThat(closed.path("action").textValue()).startsWith("mất hình ");
    }

    @Test
    void shouldTellSoonThatThePlayerHangs() throws Exception {
        new ProcessBuilder("kill", "-STOP", "" + player().pid()).start().waitFor();
        awaitOpen("player-down", Duration.ofMillis(2_500));
        awaitClosed("player-down");
    }

    @Test
    void shouldTellWithinTwoSecondsThatTheXServerDied() throws Exception {
        String server = Files.readString(site.data().resolve("x11/server"));
        ProcessHandle.of(Long.parseLong(server.split(" ", 2)[0])).orElseThrow().destroyForcibly();
        awaitOpen("display-down", Duration.ofSeconds(2));
        awaitClosed("display-down");
    }

    @Test
    void shouldComeToTheTopAgainWhenAWindowCoversTheGlass() throws Exception {
        try (var foreign = new VlcPlayer("foreign", this::display, new Area(0, 0, 200, 150), 0, () -> {})) {
            awaitReport(foreign, Report.Ready.class);
            Path picture = Path.of("playlists/media/cum-thong-tin-doi-ngoai.png");
            foreign.send(new Order.Preroll(1, picture, Clip.Kind.STILL, 1280, 720, Clip.Fit.STRETCH, false, true));
            foreign.send(new Order.Flip(1, 0));
            awaitReport(foreign, Report.OnGlass.class);

            awaitOpen("glass-covered", Duration.ofSeconds(10));
            JsonNode closed = awaitClosed("glass-covered");
            assertThat(closed.path("action").textValue()).contains("đã khởi động lại trình phát", "mất hình");
        }
    }

    @Test
    void shouldNameTheClipThatIsBlackAndTheOneThatNeverMoves() {
        Ffmpeg.standing(folder.resolve("den.mp4"), "color=c=black", 3);
        Ffmpeg.standing(folder.resolve("dung.mp4"), "testsrc=n=0", 3);
        String more = """
                  - {id: den, title: Đen, file: den.mp4, topic: khac, language: vi, source: tinh}
                  - {id: dung, title: Đứng, file: dung.mp4, topic: khac, language: vi, source: tinh}
                """;
        site.push(token, site.seal(2, "den, dung", more));

        awaitOpen("clip-black", Duration.ofSeconds(15));
        awaitOpen("clip-frozen", Duration.ofSeconds(15));
        site.push(token, site.seal(3, "mot, hai"));
        assertThat(awaitClosed("clip-black").path("sentence").textValue()).contains("clip den ");
        assertThat(awaitClosed("clip-frozen").path("sentence").textValue()).contains("clip dung ");
    }

    @Test
    void shouldNameTheClipThatGivesNoPicture() throws Exception {
        Sealing.Sealed next = site.seal(2, "mot, hai");
        String hai = Objects.requireNonNull(next.playlist()
                        .read("payload")
                        .playlist()
                        .findClip("hai")
                        .orElseThrow()
                        .media())
                .sha256();
        Path file = site.data().resolve("media").resolve(hai);
        Files.write(file, new byte[(int) Files.size(file)]);

        awaitOpen("clip-no-picture", Duration.ofSeconds(15));
        assertThat(site.json(token, "/api/v1/status").at("/screens/0/state").textValue())
                .isEqualTo("playing");
    }

    @Test
    void shouldRestWhileTheSiteIsSuspended() throws Exception {
        Path config = site.settingsFile();
        assertThat(command("site", "suspend", "--reason", "Sửa tủ điện", "--config", config.toString()))
                .isZero();
        await().atMost(SOON)
                .until(() -> site.json(token, "/api/v1/status")
                                .at("/suspended/reason")
                                .textValue()
                        != null);
        await().atMost(SOON)
                .until(() -> site.json(token, "/api/v1/status")
                        .at("/screens/0/state")
                        .textValue()
                        .equals("dark"));
        int before = site.plays(token).size();
        assertThat(command("site", "resume", "--config", config.toString())).isZero();
        await().atMost(SOON).until(() -> site.plays(token).size() > before);
        assertThat(site.json(token, "/api/v1/status").path("suspended").isNull())
                .isTrue();
        assertThat(site.json(token, "/api/v1/incidents")).isEmpty();
    }

    @Test
    void shouldLetPeopleSayThatTheyHaveSeenItAndThatItIsOver() throws Exception {
        String operator = site.token("lan", Role.OPERATOR);
        player().destroyForcibly();
        awaitOpen("player-down", Duration.ofSeconds(3));
        String id = site.json(token, "/api/v1/status").at("/incidents/0/id").textValue();
        byte[] note = "{\"note\": \"đã xem\"}".getBytes(StandardCharsets.UTF_8);
        String path = "/api/v1/incidents/" + id;
        assertThat(site.post(operator, path + "/ack", note).statusCode()).isEqualTo(200);
        assertThat(site.json(token, "/api/v1/status").at("/incidents/0/ackedBy").textValue())
                .isEqualTo("lan");
        assertThat(site.post(operator, path + "/resolve", note).statusCode()).isEqualTo(200);
        assertThat(awaitClosed("player-down").path("person").textValue()).isEqualTo("lan");
        assertThat(site.post(operator, path + "/ack", note).statusCode()).isEqualTo(409);
        assertThat(site.post(operator, "/api/v1/incidents/0/ack", note).statusCode())
                .isEqualTo(404);
        assertThat(site.get(token, "/api/v1/audit").body())
                .asString(StandardCharsets.UTF_8)
                .contains(path + "/ack");
    }

    private static int command(String... words) {
        return Cotmoc.run(
                settings -> {
                    throw new AssertionError("no node is to be started");
                },
                words);
    }

    private X11Display display() {
        try {
            String server = Files.readString(site.data().resolve("x11/server")).strip();
            return new X11Display(server.split(" ", 2)[1], site.data().resolve("x11/authority"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReport(Player player, Class<? extends Report> kind) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() -> player.take().stream().anyMatch(kind::isInstance));
    }

    /** The one that has the glass: it was started before its understudy. */
    private static ProcessHandle player() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .min(Comparator.comparing(
                        process -> process.info().startInstant().orElseThrow()))
                .orElseThrow();
    }

    private void awaitOpen(String code, Duration most) {
        await().pollInterval(Duration.ofMillis(50)).atMost(most).until(() -> has("open", code));
        assertThat(site.json(token, "/api/v1/status").path("incidents"))
                .extracting(incident -> incident.path("code").textValue())
                .contains(code);
    }

    private JsonNode awaitClosed(String code) {
        await().atMost(SOON).until(() -> has("closed", code));
        for (JsonNode incident : site.json(token, "/api/v1/incidents?state=closed")) {
            if (incident.path("code").textValue().equals(code)) {
                return incident;
            }
        }
        throw new AssertionError(code.toUpperCase(Locale.ROOT));
    }

    private boolean has(String state, String code) {
        for (JsonNode incident : site.json(token, "/api/v1/incidents?state=" + state)) {
            if (incident.path("code").textValue().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
