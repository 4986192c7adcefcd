// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.glass.Area;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.media.strip.StripClips;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.bench.DrawnStrip;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;
import vn.cotmoc.playback.bench.Seams;
import vn.cotmoc.playlist.Clip;

/** From stills and to stills, and into the dark, on a part of a larger display, read back from the X root. */
@Tag("L3")
final class SeamKindsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final FrameRate RATE = FrameRate.of(10);
    private static final int FRAMES = 12;
    private static final Area WHOLE = new Area(0, 0, 1000, 600);
    private static final Area PART = new Area(200, 120, 640, 360);
    private static final long STILL_NS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(100);

    @TempDir
    private Path folder;

    private SeenPlayer player;
    private long atNs;
    private int play;

    @BeforeEach
    void startPlayer() {
        player = new SeenPlayer(folder, SOON, WHOLE, PART);
    }

    @AfterEach
    void endPlayer() {
        player.close();
    }

    @Test
    void shouldShowNothingElseWhenFilmsAndStillsFollowEachOtherAndItGetsDark() throws Exception {
        film(1);
        still(2);
        still(3);
        film(4);
        film(5);
        List<Strip> last = List.of(new Strip(4, FRAMES - 1), new Strip(5, FRAMES - 1));
        last.forEach(strip -> player.awaitOnGlass(strip, SOON));
        Seams seams = player.meter().seams(RATE);
        assertThat(seams)
                .returns(4, Seams::turns)
                .returns(0L, Seams::blackMs)
                .returns(0, Seams::foreign)
                .returns(0, Seams::backwards);
        assertThat(player.meter().sightings())
                .extracting(Sighting::strip)
                .contains(strip(1, 0), strip(1, FRAMES - 1), strip(2, 0), strip(3, 0), strip(4, 0), strip(5, 0));

        player.darken(++play, atNs);
        await().atMost(SOON).until(() -> isDark(player.meter().sightings()));
        assertThat(player.meter().seams(RATE).foreign()).isZero();
    }

    private void film(int number) throws Exception {
        int lengthMs = 1_000 * FRAMES / RATE.frames();
        Path clip = StripClips.make(folder, number, RATE.frames(), PART.width(), PART.height(), lengthMs, false);
        show(clip, Clip.Kind.VIDEO, number, TimeUnit.MILLISECONDS.toNanos(lengthMs));
    }

    private void still(int number) throws Exception {
        Path picture =
                DrawnStrip.file(folder.resolve(number + ".png"), PART.width(), PART.height(), new Strip(number, 0));
        show(picture, Clip.Kind.STILL, number, STILL_NS);
    }

    /** When the one before is over, or later where that was over before this one was ready. */
    private void show(Path file, Clip.Kind kind, int number, long lastsNs) {
        play++;
        player.preroll(
                new Order.Preroll(play, file, kind, PART.width(), PART.height(), Clip.Fit.CONTAIN, false, false));
        atNs = Math.max(atNs, System.nanoTime() + LEAD_NS);
        player.flip(play, atNs);
        player.awaitOnGlass(new Strip(number, 0), SOON);
        long flipped = play;
        player.hear(report -> report instanceof Report.OnGlass on && on.play() == flipped);
        atNs += lastsNs;
    }

    private static boolean isDark(List<Sighting> sightings) {
        return sightings.get(sightings.size() - 1).black();
    }

    private static Optional<Strip> strip(int clip, int frame) {
        return Optional.of(new Strip(clip, frame));
    }
}
