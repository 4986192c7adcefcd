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
    private static final Reel REEL = new Reel(
            List.of(piece("1.mp4"), piece("2.mp4")), Optional.of(piece("3.mp4")), Reel.SCREEN, new Reel.Cost(15, 270));

    private static final SeamFigures.Load GOOD_LOAD = new SeamFigures.Load(10, 100);

    private final List<Sighting> sightings = new ArrayList<>();
    private long nowNs;

    @Test
    void shouldBeKeptWhenEachFrameStandsItsTime() {
        goodRun();
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

    @Test
    void shouldNotBeKeptWhenThePlayerStopsAfterSomeSeams() {
        goodRun();
        assertThat(figures(3, GOOD_LOAD, 0)).returns(0, SeamFigures::lost).returns(false, SeamFigures::isKept);
    }

    @Test
    void shouldCountAPictureThatStandsAtTheEndAsAHold() {
        goodRun();
        add(2, 0, TimeUnit.SECONDS.toNanos(2), 0);
        SeamFigures figures = figures(0);
        assertThat(figures.excess().maxMs()).isGreaterThan(1_900);
        assertThat(figures.isKept()).isFalse();
    }

    @Test
    void shouldNotBeKeptWhenAHardStartDidNotCome() {
        goodRun();
        long minuteInTheMiddleNs = TimeUnit.MINUTES.toNanos(1) - FRAMES * FRAME_NS;
        assertThat(figures(minuteInTheMiddleNs))
                .returns(0, SeamFigures::hardStarts)
                .returns(1, SeamFigures::hardDue)
                .returns(false, SeamFigures::isKept);
    }

    @Test
    void shouldNotBeKeptWhenAFrameWithinAClipIsSkipped() {
        clip(1, 0, 20, 0);
        clip(1, 21, FRAMES, 0);
        clip(2, 0, FRAMES, 0);
        assertThat(figures(0))
                .returns(1, SeamFigures::skipped)
                .returns(0, SeamFigures::lost)
                .returns(false, SeamFigures::isKept);
    }

    @Test
    void shouldNotBeKeptWhenAPictureStandsTooLongWithinAClip() {
        clip(1, 0, 20, 80);
        clip(1, 20, FRAMES, 0);
        clip(2, 0, FRAMES, 0);
        SeamFigures figures = figures(0);
        assertThat(figures.standMs()).isCloseTo(80, offset(0.01));
        assertThat(figures.isKept()).isFalse();
    }

    @Test
    void shouldNotBeKeptWhenThePlayerTakesTooMuchOfTheMachine() {
        goodRun();
        assertThat(figures(2, new SeamFigures.Load(15.5, 270), 0)).returns(false, SeamFigures::isKept);
        assertThat(figures(2, new SeamFigures.Load(15, 271), 0)).returns(false, SeamFigures::isKept);
        assertThat(figures(2, new SeamFigures.Load(15, 270), 0)).returns(true, SeamFigures::isKept);
    }

    @Test
    void shouldNotJudgeASeamAtWhichNobodyLooked() {
        for (int seam = 0; seam < 100; seam++) {
            clip(1 + seam % 2, 0, FRAMES, 0);
        }
        clip(1, 0, FRAMES - 1, 0);
        nowNs += FRAME_NS;
        add(2, 1, FRAME_NS, 2 * FRAME_NS);
        clip(2, 2, FRAMES, 0);
        assertThat(figures(TimeUnit.SECONDS.toNanos(1)))
                .returns(1, SeamFigures::unseen)
                .returns(0, SeamFigures::lost)
                .returns(false, SeamFigures::isVoid);
    }

    @Test
    void shouldBeVoidWhenTheMeterLookedAwayTooOften() {
        clip(1, 0, FRAMES - 1, 0);
        nowNs += FRAME_NS;
        add(2, 0, FRAME_NS, FRAME_NS);
        clip(2, 1, FRAMES, 0);
        assertThat(figures(0))
                .returns(0, SeamFigures::lost)
                .returns(true, SeamFigures::isVoid)
                .returns(false, SeamFigures::isKept);
    }

    /** Two seams. */
    private void goodRun() {
        clip(1, 0, FRAMES, 0);
        clip(2, 0, FRAMES, 0);
        clip(1, 0, FRAMES, 0);
    }

    private SeamFigures figures(long wallMinusMonotonicNs) {
        return figures(1, GOOD_LOAD, wallMinusMonotonicNs);
    }

    private SeamFigures figures(int wanted, SeamFigures.Load load, long wallMinusMonotonicNs) {
        return SeamFigures.of("x", sightings, REEL, wanted, load, wallMinusMonotonicNs);
    }

    /** @param longerMs how much longer than the others the last frame stands */
    private void clip(int number, int from, int to, long longerMs) {
        for (int frame = from; frame < to; frame++) {
            long stoodNs = FRAME_NS + (frame == to - 1 ? TimeUnit.MILLISECONDS.toNanos(longerMs) : 0);
            add(number, frame, stoodNs, 0);
        }
    }

    private void add(int number, int frame, long stoodNs, long blindNs) {
        sightings.add(new Sighting(Optional.of(new Strip(number, frame)), false, nowNs, nowNs + stoodNs, blindNs));
        nowNs += stoodNs;
    }

    private static Reel.Piece piece(String file) {
        return new Reel.Piece(Path.of(file), FrameRate.of(30), Reel.CLIP_MS);
    }
}
