// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Player;
import vn.cotmoc.playback.PlayerContract;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/** The real player under Xvfb, looked at from outside. */
@Tag("L3")
final class VlcPlayerTest extends PlayerContract {
    private static final Area SCREEN = new Area(0, 0, 1280, 720);
    private static final int ORANGE = 0xE07B20;

    @TempDir
    private static Path folder;

    private static VirtualDisplay x;
    private static Path video;
    private static Path still;
    private static Path garbage;

    private VlcPlayer player;

    @BeforeAll
    static void makeMedia() throws Exception {
        x = new VirtualDisplay(folder.resolve("x11"), SCREEN);
        video = StripClips.make(folder, 1, 30, 1280, 720, 4_000, true);
        still = folder.resolve("ảnh tĩnh.png");
        ImageIO.write(filled(1280, 720), "png", still.toFile());
        garbage = folder.resolve("garbage.mp4");
        Files.writeString(garbage, "no video at all ".repeat(1_000));
    }

    @AfterAll
    static void endServer() {
        x.close();
    }

    @BeforeEach
    void startPlayer() {
        player = new VlcPlayer("man", x::display, SCREEN, 0, () -> {});
    }

    @AfterEach
    void endPlayer() {
        player.close();
    }

    @Override
    protected Player player() {
        return player;
    }

    @Override
    protected long nowNs() {
        return System.nanoTime();
    }

    @Override
    protected void pass() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    @Override
    protected Path video() {
        return video;
    }

    @Override
    protected Path still() {
        return still;
    }

    @Override
    protected Path garbage() {
        return garbage;
    }

    @Test
    void shouldBeSeenOnTheGlassWithBarsWhenAStillIsSquare() throws Exception {
        Path square = folder.resolve("square.png");
        ImageIO.write(filled(500, 500), "png", square.toFile());
        play(new Order.Preroll(1, square, Clip.Kind.STILL, 500, 500, Clip.Fit.CONTAIN, false, false));
        try (var glass = new X11Glass(x.display())) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> glass.read(SCREEN).at(640, 360) == ORANGE);
            assertThat(glass.read(SCREEN).at(270, 360)).isZero();
            assertThat(glass.read(SCREEN).at(290, 360)).isEqualTo(ORANGE);
        }
    }

    @Test
    void shouldLetWhatIsBehindItBeSeenWhenItStandsBy() throws Exception {
        play(new Order.Preroll(1, still, Clip.Kind.STILL, 1280, 720, Clip.Fit.CONTAIN, false, false));
        try (var glass = new X11Glass(x.display())) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> glass.read(SCREEN).at(640, 360) == ORANGE);
            player.send(new Order.Standby());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> glass.read(SCREEN).at(640, 360) != ORANGE);
        }
    }

    @Test
    void shouldBeReplacedWhenItIsKilled() {
        hear(Report.Ready.class);
        long first = player.pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        hear(Report.Gone.class);
        hear(Report.Ready.class);
        assertThat(player.pid()).isNotEqualTo(first).isPositive();
    }

    /** A JVM whose native code crashes tells so before it ends, on whatever channel it has. */
    @Test
    void shouldBeReplacedWhenItCrashes() throws Exception {
        hear(Report.Ready.class);
        long first = player.pid();
        signal("SEGV", first);
        hear(Report.Gone.class);
        hear(Report.Ready.class);
        assertThat(player.pid()).isNotEqualTo(first).isPositive();
    }

    /** By the word of its command line whoever looks for the player finds the one that plays. */
    @Test
    void shouldBeReplacedByItsUnderstudyWhenThatHasLoaded() throws Exception {
        hear(Report.Ready.class);
        List<Long> understudies = await().atMost(Duration.ofSeconds(20))
                .until(() -> childrenWith(PlayerMain.UNDERSTUDY), children -> !children.isEmpty());
        ProcessHandle.of(player.pid()).orElseThrow().destroyForcibly();
        hear(Report.Gone.class);
        hear(Report.Ready.class);
        assertThat(understudies).containsExactly(player.pid());
        assertThat(childrenWith(PlayerMain.PLAYER)).containsExactly(player.pid());
    }

    @Test
    void shouldHaveAnotherUnderstudyWhenThatHasDied() {
        hear(Report.Ready.class);
        List<Long> first = await().atMost(Duration.ofSeconds(20))
                .until(() -> childrenWith(PlayerMain.UNDERSTUDY), children -> !children.isEmpty());
        ProcessHandle.of(first.get(0)).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> childrenWith(PlayerMain.UNDERSTUDY), now -> !now.isEmpty() && !now.equals(first));
    }

    private static void signal(String signal, long process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, "" + process).start().waitFor();
    }

    private static List<Long> childrenWith(String word) {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .filter(child -> words(child).contains(word))
                .toList();
    }

    private static List<String> words(long process) {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + process + "/cmdline")).split("\0", -1));
        } catch (IOException e) {
            return List.of(); // it has ended
        }
    }

    @Test
    void shouldBeReplacedWhenItIsStopped() throws Exception {
        hear(Report.Ready.class);
        long first = player.pid();
        assertThat(player.isSilent()).isFalse();
        signal("STOP", first);
        hear(Report.Gone.class);
        hear(Report.Ready.class);
        assertThat(player.pid()).isNotEqualTo(first).isPositive();
    }

    /** Nothing has stopped it: it waits for an X server that does not answer. */
    @Test
    void shouldSeemToHangBeforeItIsReplaced() throws Exception {
        play(new Order.Preroll(1, video, Clip.Kind.VIDEO, 1280, 720, Clip.Fit.CONTAIN, false, false));
        hear(Report.Progress.class);
        signal("STOP", x.pid());
        try {
            await().atMost(Duration.ofMillis(1_900)).until(player::isSilent);
        } finally {
            signal("CONT", x.pid());
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> !player.isSilent());
    }

    @Test
    void shouldEndItsProcessWhenItIsClosed() {
        hear(Report.Ready.class);
        ProcessHandle process = ProcessHandle.of(player.pid()).orElseThrow();
        player.close();
        await().atMost(Duration.ofSeconds(2)).until(() -> !process.isAlive());
    }

    private void play(Order.Preroll preroll) {
        hear(Report.Ready.class);
        player.send(preroll);
        player.send(new Order.Flip(preroll.play(), nowNs()));
    }

    private static BufferedImage filled(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(ORANGE));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return image;
    }
}
