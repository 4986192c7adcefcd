// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.media.Facts;
import vn.cotmoc.media.Ffmpeg;
import vn.cotmoc.media.Preparation;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.bench.Seams;
import vn.cotmoc.playlist.Clip;

/** What {@code cotmoc prepare} makes of what provinces send, read back from the X root as it is played. */
@Tag("L3")
final class PreparedClipTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CLIP_MS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void shouldBePlayedWithoutBlackOrAForeignPictureWhateverItWasMadeOf() throws Exception {
        Path combed = StripClips.make(folder, 1, 25, 640, 360, CLIP_MS, true);
        Path uneven = StripClips.make(folder, 2, 25, 640, 360, CLIP_MS, true);
        Path loud = StripClips.make(folder, 3, 30, 640, 360, CLIP_MS, true);
        String late = "setpts='(N+if(gt(mod(N,5),2),0.5,0))/25/TB'";
        Preparation.Prepared[] prepared = {
            prepare(Ffmpeg.from(
                    combed,
                    folder.resolve("combed.mpg"),
                    "-c:v mpeg2video -q:v 3 -flags +ildct+ilme -top 1 -c:a mp2".split(" "))),
            prepare(Ffmpeg.from(
                    uneven,
                    folder.resolve("uneven.mkv"),
                    ("-vf " + late + " -fps_mode vfr -c:v mpeg4 -q:v 2 -c:a libmp3lame").split(" "))),
            prepare(Ffmpeg.from(loud, folder.resolve("loud.mp4"), "-c:v copy -af volume=12dB".split(" ")))
        };

        try (var player = new SeenPlayer(folder, SOON)) {
            long atNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            for (int play = 1; play <= prepared.length + 1; play++) {
                Preparation.Prepared clip = prepared[play % prepared.length];
                player.preroll(
                        new Order.Preroll(play, clip.file(), Clip.Kind.VIDEO, 640, 360, Clip.Fit.CONTAIN, true, false));
                player.flip(play, atNs);
                long flipped = play;
                player.hear(report -> report instanceof Report.OnGlass on && on.play() == flipped);
                atNs += TimeUnit.MILLISECONDS.toNanos(picture(clip).durationMs());
            }
            Seams seams = player.meter().seams(FrameRate.of(30));
            assertThat(seams.turns()).isEqualTo(prepared.length);
            assertThat(seams.blackMs()).isZero();
            assertThat(seams.foreign()).isZero();
            assertThat(seams.backwards()).isZero();
        }
    }

    private Preparation.Prepared prepare(Path file) {
        Preparation.Prepared prepared =
                new Preparation(folder.resolve("prepared"), false, 1, 1).prepare(file, share -> {});
        assertThat(prepared.copied()).isFalse();
        return prepared;
    }

    private static Facts.Picture picture(Preparation.Prepared prepared) {
        return Objects.requireNonNull(prepared.facts().picture());
    }
}
