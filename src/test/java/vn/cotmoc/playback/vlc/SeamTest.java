// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.bench.SeamMeter;
import vn.cotmoc.playback.bench.Seams;
import vn.cotmoc.playlist.Clip;

/**
 * From clip to clip, read back from the X root: what must hold on any machine, however loaded. How exact a seam is is measured on
 * a quiet one.
 */
@Tag("L3")
final class SeamTest {
    private static final Area SCREEN = new Area(0, 0, 640, 360);
    private static final long CLIP_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int TURNS = 5;
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A picture of such a clip stands for as long as libVLC waits before it asks again whether a clip is over. */
    private static final int SLOW_FPS = 10;

    private static final int[] FRAMES = {12, 14, 15};

    @TempDir
    private Path folder;

    private final List<Report> heard = new ArrayList<>();

    @Test
    void shouldShowNeitherBlackNorAForeignPictureWhenClipsFollowEachOther() throws Exception {
        Path[] clips = {
            StripClips.make(folder, 1, 30, 640, 360, 2_000, true),
            StripClips.make(folder, 2, 25, 640, 360, 2_000, false)
        };
        try (var x = new VirtualDisplay(folder.resolve("x11"), SCREEN);
                var glass = new X11Glass(x.display());
                var meter = new SeamMeter(glass, SCREEN);
                var player = new VlcPlayer("man", x::display, SCREEN, 0, () -> {})) {
            hear(player, new Report.Ready());
            long atNs = System.nanoTime() + CLIP_NS;
            for (int play = 1; play <= TURNS + 1; play++) {
                player.send(new Order.Preroll(
                        play, clips[play % 2], Clip.Kind.VIDEO, 640, 360, Clip.Fit.CONTAIN, true, false));
                hear(player, new Report.Prerolled(play));
                player.send(new Order.Flip(play, atNs));
                hearOnGlass(player, play);
                atNs += CLIP_NS;
            }
            Seams seams = meter.seams();
            assertThat(seams.turns()).isEqualTo(TURNS);
            assertThat(seams.blackMs()).isZero();
            assertThat(seams.foreign()).isZero();
            assertThat(seams.backwards()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldShowTheFirstAndTheLastPictureWhenClipsHaveSoundAndWhenTheyHaveNone(boolean withSound) throws Exception {
        try (var x = new VirtualDisplay(folder.resolve("x11"), SCREEN);
                var glass = new X11Glass(x.display());
                var meter = new SeamMeter(glass, SCREEN);
                var player = new VlcPlayer("man", x::display, SCREEN, 0, () -> {})) {
            hear(player, new Report.Ready());
            for (int play = 1; play <= FRAMES.length; play++) {
                int frames = FRAMES[play - 1];
                Path clip = StripClips.make(folder, play, SLOW_FPS, 640, 360, 1_000 * frames / SLOW_FPS, withSound);
                player.send(
                        new Order.Preroll(play, clip, Clip.Kind.VIDEO, 640, 360, Clip.Fit.CONTAIN, withSound, false));
                hear(player, new Report.Prerolled(play));
                player.send(new Order.Flip(play, System.nanoTime() + LEAD_NS));
                awaitOnGlass(meter, new Strip(play, 0));
                awaitOnGlass(meter, new Strip(play, frames - 1));
            }
        }
    }

    private static void awaitOnGlass(SeamMeter meter, Strip wanted) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(meter.sightings())
                        .extracting(SeamMeter.Sighting::strip)
                        .contains(Optional.of(wanted)));
    }

    private void hear(VlcPlayer player, Report wanted) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    heard.addAll(player.take());
                    return heard.contains(wanted);
                });
    }

    private void hearOnGlass(VlcPlayer player, long play) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    heard.addAll(player.take());
                    return heard.stream().anyMatch(report -> report instanceof Report.OnGlass on && on.play() == play);
                });
    }
}
