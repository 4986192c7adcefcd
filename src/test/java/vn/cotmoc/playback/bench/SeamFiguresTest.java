// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;

/** A run with a known fault must not pass for one without. */
@Tag("L1")
final class SeamFiguresTest {
    private static final long FRAME_NS = FrameRate.of(30).frameNs();
    private static final int FRAMES = FrameRate.of(30).frames(Reel.CLIP_MS);
    private static final int HARD_CLIP = 3;
    private static final Reel REEL = new Reel(List.of(piece("1.mp4"), piece("2.mp4")), Optional.of(piece("3.mp4")));

    private final List<Sighting> sightings = new ArrayList<>();
    private long nowNs;

    @Test
    void shouldBeKeptWhenEachFrameStandsItsTime() {
        clip(1, 0, FRAMES, 0);
        clip(2, 0, FRAMES, 0);
        clip(1, 0, FRAMES, 0);
        assertThat(figures(0))
                .returns(2, SeamFigures::seams)
                .returns(0, SeamFigures::lost)
                .returns(true, SeamFigures::isKept);
    }

    @Test
    void shouldNameTheSeamWhoseLastPictureStoodTooLong() {
        clip(1, 0, FRAMES, 0);
        clip(2, 0, FRAMES, 46);
        clip(1, 0, FRAMES, 0);
        SeamFigures figures = figures(0);
        assertThat(figures.excess().maxMs()).isCloseTo(46, offset(0.01));
        assertThat(figures.longest()).isEqualTo("2:" + (FRAMES - 1) + " → 1:0");
        assertThat(figures.isKept()).isFalse();
    }

    @Test
    void shouldCountFramesLostBeforeAndAfterASeam() {
        clip(1, 0, FRAMES - 2, 0);
        clip(2, 3, FRAMES, 0);
        assertThat(figures(0)).returns(5, SeamFigures::lost).returns(false, SeamFigures::isKept);
    }

    @Test
    void shouldJudgeAHardStartByItsMinuteAndNotByWhatItCutsOff() {
        clip(1, 0, 10, 0);
        clip(HARD_CLIP, 0, FRAMES, 0);
        clip(2, 0, FRAMES, 0);
        long wallMinusMonotonicNs = TimeUnit.MINUTES.toNanos(1) - 10 * FRAME_NS + TimeUnit.MILLISECONDS.toNanos(3);
        SeamFigures figures = figures(wallMinusMonotonicNs);
        assertThat(figures)
                .returns(1, SeamFigures::hardStarts)
                .returns(1, SeamFigures::seams)
                .returns(0, SeamFigures::lost)
                .returns(true, SeamFigures::isKept);
        assertThat(figures.late().maxMs()).isCloseTo(3, offset(0.01));
    }

    @Test
    void shouldNotBeKeptWhenNothingWasSeen() {
        assertThat(figures(0))
                .returns(0, SeamFigures::seams)
                .returns("", SeamFigures::longest)
                .returns(false, SeamFigures::isKept);
    }

    private SeamFigures figures(long wallMinusMonotonicNs) {
        return SeamFigures.of("x", sightings, REEL, new SeamFigures.Load(10, 100), wallMinusMonotonicNs);
    }

    /** @param longerMs how much longer than the others the last frame stands */
    private void clip(int number, int from, int to, long longerMs) {
        for (int frame = from; frame < to; frame++) {
            long stoodNs = FRAME_NS + (frame == to - 1 ? TimeUnit.MILLISECONDS.toNanos(longerMs) : 0);
            sightings.add(new Sighting(Optional.of(new Strip(number, frame)), false, nowNs, nowNs + stoodNs));
            nowNs += stoodNs;
        }
    }

    private static Reel.Piece piece(String file) {
        return new Reel.Piece(Path.of(file), FrameRate.of(30), Reel.CLIP_MS);
    }
}
