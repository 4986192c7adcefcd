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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.cli.Cotmoc;
import vn.cotmoc.fault.Language;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.health.PanelScene;
import vn.cotmoc.health.novastar.NovastarSimulator;
import vn.cotmoc.health.nut.NutServer;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Player;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.vlc.PlayerSearch;
import vn.cotmoc.playback.vlc.VlcPlayer;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.time.SystemClock;

/**
 * A whole node with two screens to which one thing after the other happens from outside: each time it tells what is wrong, the
 * picture is back where that can be, and it tells that it is over.
 */
@Tag("L3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class WatchTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** The measure for player and X server. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** A player that hangs is one after 1.5 s. */
    private static final Duration HUNG = Duration.ofMillis(3_500);
    /** The measure for all else. */
    private static final Duration QUICKLY = Duration.ofSeconds(10);
    /** A clip is judged when it has been seen, and two of three seconds take turns. */
    private static final Duration AFTER_A_ROUND = Duration.ofSeconds(20);

    private static final String ON_NONE = "";
    private static final String PLAYER_DOWN_VI =
            "Màn hình %s: trình phát bị dừng hoặc bị treo; trình phát khác đang thay thế.";
    private static final String PLAYER_DOWN_EN = "Screen %s: the player has died or hung; another one takes its place.";

    private final SettableWall wall = new SettableWall();
    private Path folder;
    private NovastarSimulator panel;
    private NutServer ups;
    private SmallDisk disk;
    private Site site;
    private Node node;
    private String token;
    private Alarms alarms;
    private int version;

    @BeforeAll
    void startNode(@TempDir Path given) throws Exception {
        folder = given;
        panel = new NovastarSimulator();
        ups = new NutServer(Files.createDirectory(folder.resolve("nut")));
        site = new Site(folder);
        disk = new SmallDisk(site.data());
        site.amend(settings -> settings.replace(
                        "+0+0}",
                        "+0+0, panel: {driver: novastar, host: 127.0.0.1, port: " + panel.port()
                                + "}}, {id: ben, display: virtual, geometry: 640x360+640+0}")
                + "ups: {driver: nut, port: " + ups.port() + "}\n");
        node = new Node(site.settings(), new SystemClock(wall));
        token = site.token("office", Role.TECHNICIAN);
        alarms = new Alarms(site, token);
        play("mot, hai", "");
        await().atMost(SOON).until(() -> playing("man") && playing("ben"));
    }

    @AfterAll
    void endNode() throws Exception {
        node.close();
        disk.close();
        ups.close();
        panel.close();
    }

    @Test
    void shouldTellWithinTwoSecondsThatPlayersDiedAndSoonThatTheyAreBack() throws Exception {
        signal("KILL", player("man"));
        signal("SEGV", player("ben"));
        for (String screen : List.of("man", "ben")) {
            alarms.awaitOpen(
                    "player-down", screen, AT_ONCE, PLAYER_DOWN_VI.formatted(screen), PLAYER_DOWN_EN.formatted(screen));
        }
        for (String screen : List.of("man", "ben")) {
            await().atMost(QUICKLY).until(() -> playing(screen));
            JsonNode closed = alarms.awaitClosed("player-down", screen);
            assertThat(closed.path("severity").asText()).isEqualTo("fault");
            assertThat(closed.path("action").asText()).startsWith("mất hình ");
        }
    }

    @Test
    void shouldTellSoonThatAPlayerHangs() throws Exception {
        signal("STOP", player("ben"));
        alarms.awaitOpen("player-down", "ben", HUNG, PLAYER_DOWN_VI.formatted("ben"), PLAYER_DOWN_EN.formatted("ben"));
        await().atMost(QUICKLY).until(() -> playing("ben"));
        alarms.awaitClosed("player-down", "ben");
    }

    @Test
    void shouldTellWithinTwoSecondsThatTheXServerDied() throws Exception {
        signal("KILL", Long.parseLong(server().split(" ", 2)[0]));
        alarms.awaitOpen(
                "display-down",
                "man",
                AT_ONCE,
                "Màn hình man: máy chủ đồ họa X đã dừng.",
                "Screen man: the X server is gone.");
        alarms.awaitClosed("display-down", "man");
        alarms.awaitClosed("display-down", "ben");
        assertThat(playing("man") && playing("ben")).isTrue();
    }

    @Test
    void shouldComeToTheTopAgainWhenAWindowCoversTheGlass() {
        try (var foreign = new VlcPlayer("foreign", this::display, new Area(0, 0, 200, 150), 0, () -> {})) {
            awaitReport(foreign, Report.Ready.class);
            Path picture = Path.of("playlists/media/cum-thong-tin-doi-ngoai.png");
            foreign.send(new Order.Preroll(1, picture, Clip.Kind.STILL, 1280, 720, Clip.Fit.STRETCH, false, true));
            foreign.send(new Order.Flip(1, 0));
            awaitReport(foreign, Report.OnGlass.class);
            Set<String> before = open();

            alarms.awaitOpen(
                    "glass-covered",
                    "man",
                    QUICKLY,
                    "Màn hình man: đang hiển thị nội dung khác với clip; có thể bị cửa sổ khác che.",
                    "Screen man: the glass shows something else than the clip; another window may lie over it.");
            JsonNode closed = alarms.awaitClosed("glass-covered", "man");
            assertThat(closed.path("action").asText()).contains("đã khởi động lại trình phát", "mất hình");
            assertThat(before)
                    .as("what was done about it is no incident of its own")
                    .containsAll(open());
        }
    }

    @Test
    void shouldNameTheClipThatIsBlackAndTheOneThatNeverMoves() {
        Ffmpeg.standing(folder.resolve("den.mp4"), "color=c=black", 3);
        Ffmpeg.standing(folder.resolve("dung.mp4"), "testsrc=n=0", 3);
        play("den, dung", """
                  - {id: den, title: Đen, file: den.mp4, topic: khac, language: vi, source: tinh}
                  - {id: dung, title: Đứng, file: dung.mp4, topic: khac, language: vi, source: tinh}
                """);

        alarms.awaitOpen(
                "clip-black",
                "man",
                AFTER_A_ROUND,
                "Màn hình man: clip den toàn màu đen.",
                "Screen man: the clip den is black.");
        alarms.awaitOpen(
                "clip-frozen",
                "man",
                AFTER_A_ROUND,
                "Màn hình man: clip dung là phim nhưng hình không chuyển động.",
                "Screen man: the clip dung is a film but never moves.");
        play("mot, hai", "");
        alarms.awaitClosed("clip-black", "man");
        alarms.awaitClosed("clip-frozen", "man");
    }

    @Test
    void shouldNameTheClipThatGivesNoPictureAndTakeItBackWhenItIsSentAgain() throws Exception {
        Path file = media("hai");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[whole.length]);
        alarms.awaitOpen(
                "clip-no-picture",
                "man",
                QUICKLY,
                "Màn hình man: clip hai không ra hình; đã bỏ qua.",
                "Screen man: the clip hai gives no picture; it is passed over.");
        assertThat(playing("man")).isTrue();

        play("mot, hai", "");
        alarms.awaitClosed("clip-no-picture", "man");
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void shouldTellWhatFailsAroundItAndThatItIsOver() throws Exception {
        panel.show(PanelScene.WELL.withoutSignal().at(80));
        ups.is("OB DISCHRG", 50, 600);
        wall.step(Duration.ofSeconds(90));
        disk.leave(16 << 10);

        alarms.awaitOpen("clock-stepped", ON_NONE, QUICKLY);
        alarms.awaitOpen("disk-low", ON_NONE, QUICKLY);
        assertThat(alarms.sentence("disk-low", ON_NONE, Language.VI))
                .matches("Ổ đĩa của thư mục dữ liệu chỉ còn trống \\d\\d? MiB\\.");
        alarms.awaitOpen(
                "ups-on-battery",
                ON_NONE,
                QUICKLY,
                "Mất điện lưới; máy đang chạy bằng ắc quy của UPS.",
                "The mains are gone; the machine runs on the UPS's battery.");
        alarms.awaitOpen(
                "panel-no-signal",
                "man",
                QUICKLY,
                "Màn hình man: bộ điều khiển LED không nhận được tín hiệu hình.",
                "Screen man: the LED controller gets no picture.");
        alarms.awaitOpen(
                "panel-hot",
                "man",
                QUICKLY,
                "Màn hình man: màn hình LED nóng 80 °C.",
                "Screen man: the LED wall is hot, 80 °C.");
        assertThat(site.data().resolve("reserve")).doesNotExist();
        var figures = new MetricsPage(new String(site.get(token, "/metrics").body(), StandardCharsets.UTF_8));
        assertThat(figures.value("cotmoc_incidents_open{code=\"panel-no-signal\"}"))
                .isEqualTo(1);
        assertThat(figures.value("cotmoc_panel_signal{screen=\"man\"}")).isZero();
        assertThat(figures.value("cotmoc_panel_temperature_celsius{screen=\"man\"}"))
                .isEqualTo(80);
        assertThat(figures.value("cotmoc_ups_battery_charge_ratio{ups=\"ups\"}"))
                .isEqualTo(0.5);
        assertThat(figures.value("cotmoc_disk_free_bytes{folder=\"data\"}")).isLessThan(100 << 20);
        disk.leave(0);
        alarms.awaitOpen(
                "journal-blocked",
                ON_NONE,
                QUICKLY,
                "Không ghi được nhật ký phát sóng; dữ liệu đang chờ trong bộ nhớ.",
                "The journal cannot be written; it waits in memory.");
        assertThat(playing("man") && playing("ben")).isTrue();

        panel.show(PanelScene.WELL);
        ups.is("OL", 100, 1_800);
        disk.makeRoom();
        for (String code : List.of("journal-blocked", "disk-low", "ups-on-battery", "clock-stepped")) {
            alarms.awaitClosed(code, ON_NONE);
        }
        alarms.awaitClosed("panel-no-signal", "man");
        alarms.awaitClosed("panel-hot", "man");
        assertThat(rows("gap")).isEmpty();
        assertThat(rows("clock")).anySatisfy(row -> {
            assertThat(row.path("event").asText()).isEqualTo("stepped");
            assertThat(row.path("stepMs").asLong()).isBetween(89_000L, 91_000L);
        });
        assertThat(panel.writes()).isZero();
    }

    @Test
    void shouldRestWhileTheSiteIsSuspended() {
        Set<String> before = open();
        String config = site.settingsFile().toString();
        assertThat(command("site", "suspend", "--reason", "Sửa tủ điện", "--config", config))
                .isZero();
        await().atMost(SOON)
                .until(() -> status().at("/suspended/reason").isTextual()
                        && status().at("/screens/0/state").asText().equals("dark"));
        int plays = site.plays(token).size();
        assertThat(command("site", "resume", "--config", config)).isZero();
        await().atMost(SOON).until(() -> site.plays(token).size() > plays);
        await().atMost(SOON).until(() -> status().path("suspended").isNull());
        assertThat(before).containsAll(open());
    }

    @Test
    void shouldLetPeopleSayThatTheyHaveSeenItAndThatItIsOver() throws Exception {
        String operator = site.token("lan", Role.OPERATOR);
        signal("KILL", player("man"));
        String id = alarms.awaitOpen("player-down", "man", AT_ONCE);
        byte[] note = "{\"note\": \"đã xem\"}".getBytes(StandardCharsets.UTF_8);
        String path = "/api/v1/incidents/" + id;
        assertThat(site.post(operator, path + "/ack", note).statusCode()).isEqualTo(200);
        assertThat(status().path("incidents")).anySatisfy(incident -> {
            assertThat(incident.path("id").asText()).isEqualTo(id);
            assertThat(incident.path("ackedBy").asText()).isEqualTo("lan");
        });
        assertThat(site.post(operator, path + "/resolve", note).statusCode()).isEqualTo(200);
        assertThat(alarms.awaitClosed("player-down", "man").path("person").asText())
                .isEqualTo("lan");
        assertThat(site.post(operator, path + "/ack", note).statusCode()).isEqualTo(409);
        assertThat(site.post(operator, "/api/v1/incidents/0/ack", note).statusCode())
                .isEqualTo(404);
        assertThat(site.get(token, "/api/v1/audit").body())
                .asString(StandardCharsets.UTF_8)
                .contains(path + "/ack");
        // For two looks of the watch: what comes back before it was seen to be gone is still what somebody said was
        // over.
        await().during(Duration.ofMillis(600)).atMost(SOON).until(() -> playing("man"));
    }

    /** Puts another version on air. */
    private void play(String clips, String more) {
        site.push(token, site.seal(++version, clips, more));
    }

    private boolean playing(String screen) {
        for (JsonNode each : status().path("screens")) {
            if (each.path("id").asText().equals(screen)) {
                return each.path("state").asText().equals("playing");
            }
        }
        return false;
    }

    private JsonNode status() {
        return site.json(token, "/api/v1/status");
    }

    private Set<String> open() {
        return Set.copyOf(status().path("incidents").findValuesAsText("code"));
    }

    private List<JsonNode> rows(String type) {
        String lines = new String(
                site.get(token, "/api/v1/journal?limit=10000&type=" + type).body(), StandardCharsets.UTF_8);
        return lines.lines()
                .map(line -> Site.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private Path media(String clip) {
        Sealing.Sealed sealed = site.seal(version, "mot, hai");
        Clip found = sealed.playlist().read("payload").playlist().findClip(clip).orElseThrow();
        return site.data()
                .resolve("media")
                .resolve(Objects.requireNonNull(found.media()).sha256());
    }

    private static int command(String... words) {
        return Cotmoc.run(
                settings -> {
                    throw new AssertionError("no node is to be started");
                },
                words);
    }

    private static void signal(String signal, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + process)
                        .start()
                        .waitFor())
                .isZero();
    }

    private long player(String screen) {
        return PlayerSearch.find(screen, site.data().resolve("x11/authority"))
                .orElseThrow()
                .pid();
    }

    private String server() {
        try {
            return Files.readString(site.data().resolve("x11/server")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X11Display display() {
        return new X11Display(server().split(" ", 2)[1], site.data().resolve("x11/authority"));
    }

    private static void awaitReport(Player player, Class<? extends Report> kind) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() -> player.take().stream().anyMatch(kind::isInstance));
    }
}
