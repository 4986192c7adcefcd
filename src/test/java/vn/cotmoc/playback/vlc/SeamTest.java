// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.bench.Seams;
import vn.cotmoc.playlist.Clip;

/**
 * From clip to clip, read back from the X root: what must hold on any machine, however loaded. How exact a seam is is measured on
 * a quiet one.
 */
@Tag("L3")
final class SeamTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);
    private static final long CLIP_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int TURNS = 5;
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A picture of such a clip stands for as long as libVLC waits before it asks again whether a clip is over. */
    private static final int SLOW_FPS = 10;

    private static final int[] FRAMES = {12, 14, 15};

    @TempDir
    private Path folder;

    @Test
    void shouldShowNeitherBlackNorAForeignPictureWhenClipsFollowEachOther() throws Exception {
        Path[] clips = {
            StripClips.make(folder, 1, 30, 640, 360, 2_000, true),
            StripClips.make(folder, 2, 25, 640, 360, 2_000, false)
        };
        try (var player = new SeenPlayer(folder, SOON)) {
            long atNs = System.nanoTime() + CLIP_NS;
            for (int play = 1; play <= TURNS + 1; play++) {
                player.preroll(new Order.Preroll(
                        play, clips[play % 2], Clip.Kind.VIDEO, 640, 360, Clip.Fit.CONTAIN, true, false));
                player.flip(play, atNs);
                long flipped = play;
                player.hear(report -> report instanceof Report.OnGlass on && on.play() == flipped);
                atNs += CLIP_NS;
            }
            Seams seams = player.meter().seams(FrameRate.of(30));
            assertThat(seams.turns()).isEqualTo(TURNS);
            assertThat(seams.blackMs()).isZero();
            assertThat(seams.foreign()).isZero();
            assertThat(seams.backwards()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldShowTheFirstAndTheLastPictureWhenClipsHaveSoundAndWhenTheyHaveNone(boolean withSound) throws Exception {
        try (var player = new SeenPlayer(folder, SOON)) {
            for (int play = 1; play <= FRAMES.length; play++) {
                int frames = FRAMES[play - 1];
                Path clip = StripClips.make(folder, play, SLOW_FPS, 640, 360, 1_000 * frames / SLOW_FPS, withSound);
                player.preroll(
                        new Order.Preroll(play, clip, Clip.Kind.VIDEO, 640, 360, Clip.Fit.CONTAIN, withSound, false));
                player.flip(play, System.nanoTime() + LEAD_NS);
                player.awaitOnGlass(new Strip(play, 0), SHOWN_WITHIN);
                player.awaitOnGlass(new Strip(play, frames - 1), SHOWN_WITHIN);
            }
        }
    }
}
