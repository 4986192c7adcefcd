// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cotmoc.app.WatchedNode.QUICKLY;
import static vn.cotmoc.app.WatchedNode.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.cli.Cotmoc;
import vn.cotmoc.glass.Area;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Player;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.vlc.VlcPlayer;
import vn.cotmoc.playlist.Clip;

/** What people see on a node's screens is not what it should be: it is told within ten seconds what and why. */
@Tag("L3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class WatchOfGlassTest {
    private Path folder;
    private WatchedNode node;
    private Alarms alarms;

    @BeforeAll
    void startNode(@TempDir Path given) throws Exception {
        folder = given;
        node = WatchedNode.twoScreens(folder);
        alarms = node.alarms();
    }

    @AfterAll
    void endNode() {
        node.close();
    }

    @Test
    void shouldComeToTheTopAgainWhenAWindowCoversTheGlass() {
        try (var foreign = new VlcPlayer("foreign", node::display, new Area(0, 0, 200, 150), 0, () -> {})) {
            showPicture(foreign);
            Set<String> before = node.open();

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
                    .containsAll(node.open());
        }
    }

    @Test
    void shouldNameAClipThatIsBlack() {
        Ffmpeg.standing(folder.resolve("den.mp4"), "color=c=black", 12);
        play("den");

        alarms.awaitOpen(
                "clip-black",
                "man",
                QUICKLY,
                "Màn hình man: clip den toàn màu đen.",
                "Screen man: the clip den is black.");
        awaitOverWithOtherClips("clip-black");
    }

    @Test
    void shouldNameAFilmThatNeverMoves() {
        Ffmpeg.standing(folder.resolve("dung.mp4"), "testsrc=n=0", 30);
        play("dung");

        alarms.awaitOpen(
                "clip-frozen",
                "man",
                QUICKLY,
                "Màn hình man: clip dung là phim nhưng hình không chuyển động.",
                "Screen man: the clip dung is a film but never moves.");
        awaitOverWithOtherClips("clip-frozen");
    }

    @Test
    void shouldNameAShortClipThatIsBlackWhenItIsOver() {
        Ffmpeg.standing(folder.resolve("toi.mp4"), "color=c=black", 2);
        play("toi");

        alarms.awaitOpen("clip-black", "man", QUICKLY);
        awaitOverWithOtherClips("clip-black");
    }

    @Test
    void shouldNameTheClipThatGivesNoPictureAndTakeItBackWhenItIsSentAgain() throws Exception {
        Path file = node.media("hai");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[whole.length]);
        alarms.awaitOpen(
                "clip-no-picture",
                "man",
                QUICKLY,
                "Màn hình man: clip hai không ra hình; đã bỏ qua.",
                "Screen man: the clip hai gives no picture; it is passed over.");
        assertThat(node.playing("man")).isTrue();

        awaitOverWithOtherClips("clip-no-picture");
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void shouldRestWhileTheSiteIsSuspended() {
        Set<String> before = node.open();
        String config = node.site().settingsFile().toString();
        assertThat(command("site", "suspend", "--reason", "Sửa tủ điện", "--config", config))
                .isZero();
        await().atMost(SOON)
                .until(() -> node.status().at("/suspended/reason").isTextual()
                        && node.status().at("/screens/0/state").asText().equals("dark"));
        int plays = node.rows("play").size();
        assertThat(command("site", "resume", "--config", config)).isZero();
        await().atMost(SOON).until(() -> node.rows("play").size() > plays);
        await().atMost(SOON).until(() -> node.status().path("suspended").isNull());
        assertThat(before).containsAll(node.open());
    }

    private void awaitOverWithOtherClips(String code) {
        node.play("mot, hai", "");
        alarms.awaitClosed(code, "man");
    }

    /** Puts a film of that name on air and awaits it there. */
    private void play(String film) {
        node.play(film, """
                  - {id: %s, title: Phim, file: %s.mp4, topic: khac, language: vi, source: tinh}
                """.formatted(film, film));
        node.awaitOnAir("man", film);
    }

    private static void showPicture(Player player) {
        awaitReport(player, Report.Ready.class);
        Path picture = Path.of("playlists/media/cum-thong-tin-doi-ngoai.png");
        player.send(new Order.Preroll(1, picture, Clip.Kind.STILL, 1280, 720, Clip.Fit.STRETCH, false, true));
        player.send(new Order.Flip(1, 0));
        awaitReport(player, Report.OnGlass.class);
    }

    private static void awaitReport(Player player, Class<? extends Report> kind) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() -> player.take().stream().anyMatch(kind::isInstance));
    }

    private static int command(String... words) {
        return Cotmoc.run(
                settings -> {
                    throw new AssertionError("no node is to be started");
                },
                words);
    }
}
