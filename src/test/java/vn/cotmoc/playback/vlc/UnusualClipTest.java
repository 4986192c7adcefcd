// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;
import vn.cotmoc.playlist.Clip;

/** Clips as nobody should make them, but some do; stretched, so that their strip lies where it is looked for. */
@Tag("L3")
final class UnusualClipTest {
    private static final int FPS = 25;
    private static final int FRAMES = 50;
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private SeenPlayer player;

    @BeforeEach
    void startPlayer() {
        player = new SeenPlayer(folder, SOON);
    }

    @AfterEach
    void endPlayer() {
        player.close();
    }

    @Test
    void shouldKeepToItsInstantsWhenTheRateChangesWithinAClip() throws Exception {
        Path even = StripClips.make(folder, 1, FPS, 640, 360, 1_000 * FRAMES / FPS, false);
        // Two of five come half a frame late.
        String late = "setpts='(N+if(gt(mod(N,5),2),0.5,0))/25/TB'";
        play(Ffmpeg.from(even, folder.resolve("uneven.mp4"), "-vf", late, "-fps_mode", "vfr"), 640, 360);
        Sighting first = awaitOnGlass(new Strip(1, 0));
        Sighting last = awaitOnGlass(new Strip(1, FRAMES - 1));
        long dueMs = 1_000L * (2 * (FRAMES - 1) + 1) / 2 / FPS;
        assertThat(TimeUnit.NANOSECONDS.toMillis(last.firstNs() - first.firstNs()))
                .isBetween(dueMs - 150, dueMs + 150);
    }

    @Test
    void shouldBeSeenWhenItsSizeIsOdd() throws Exception {
        Path even = StripClips.make(folder, 2, FPS, 640, 360, 1_000 * FRAMES / FPS, true);
        String smaller = "scale=417:235:flags=area";
        play(Ffmpeg.from(even, folder.resolve("odd.mp4"), "-vf", smaller, "-pix_fmt", "yuv444p"), 417, 235);
        awaitOnGlass(new Strip(2, 0));
        awaitOnGlass(new Strip(2, FRAMES - 1));
    }

    @Test
    void shouldBeSeenWhenItIsUpright() throws Exception {
        play(StripClips.make(folder, 3, FPS, 234, 416, 1_000 * FRAMES / FPS, true), 234, 416);
        awaitOnGlass(new Strip(3, 0));
        awaitOnGlass(new Strip(3, FRAMES - 1));
    }

    @Test
    void shouldBeginAtItsBeginningWhenItLastsThreeHours() throws Exception {
        Path turn = StripClips.make(folder, 4, FPS, 160, 90, 1_000 * FRAMES / FPS, true);
        play(Ffmpeg.repeated(turn, folder.resolve("long.mp4"), Duration.ofHours(3)), 160, 90);
        awaitOnGlass(new Strip(4, 0));
        awaitOnGlass(new Strip(4, FRAMES - 1));
        await().atMost(SOON).until(() -> player.meter().turns().size() >= 1);
    }

    private void play(Path clip, int width, int height) {
        player.preroll(new Order.Preroll(1, clip, Clip.Kind.VIDEO, width, height, Clip.Fit.STRETCH, true, false));
        player.flip(1, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100));
    }

    private Sighting awaitOnGlass(Strip wanted) {
        return player.awaitOnGlass(wanted, SOON);
    }
}
