// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.media.strip.Strip;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;

/** The meter is given faults that are known, and must tell them. */
@Tag("L1")
final class SeamsTest {
    private static final long FRAME_NS = 33_000_000;

    private final List<Sighting> sightings = new ArrayList<>();
    private long nowNs;

    @Test
    void shouldTellNothingWhenAllFramesFollow() {
        clip(1, 0, 90);
        clip(2, 0, 90);
        clip(1, 0, 90);
        assertThat(seams()).isEqualTo(new Seams(2, 0, 0, 0, 0, 33, 0));
    }

    @Test
    void shouldTellHowLongItWasBlack() {
        clip(1, 0, 90);
        add(Optional.empty(), true, 3 * FRAME_NS);
        clip(2, 0, 90);
        assertThat(seams().blackMs()).isEqualTo(99);
    }

    @Test
    void shouldTellOfABlackThatWasSeenOnlyOnce() {
        clip(1, 0, 90);
        sightings.add(new Sighting(Optional.empty(), true, nowNs, nowNs, 0));
        nowNs += 1_900_000;
        clip(2, 0, 90);
        assertThat(seams().blackMs()).isEqualTo(2);
    }

    @Test
    void shouldTellOfABlackThatWasSeenOnceAndLast() {
        clip(1, 0, 90);
        sightings.add(new Sighting(Optional.empty(), true, nowNs, nowNs, 0));
        assertThat(seams().blackMs()).isEqualTo(1);
    }

    @Test
    void shouldNotCountAsLostWhatNobodyLookedAt() {
        clip(1, 0, 40);
        nowNs += FRAME_NS;
        add(Optional.of(new Strip(1, 41)), false, FRAME_NS, FRAME_NS + 2_000_000);
        clip(1, 42, 90);
        assertThat(seams()).returns(0, Seams::lost).returns(1, Seams::unseen);
    }

    @Test
    void shouldCountAsLostWhatWasMoreThanNobodyLookedAt() {
        clip(1, 0, 40);
        add(Optional.of(new Strip(1, 44)), false, FRAME_NS, FRAME_NS + 2_000_000);
        assertThat(seams()).returns(3, Seams::lost).returns(1, Seams::unseen);
    }

    @Test
    void shouldNotCallUnseenWhatFollowsWithoutAJump() {
        clip(1, 0, 40);
        add(Optional.of(new Strip(1, 40)), false, FRAME_NS, FRAME_NS + 2_000_000);
        clip(1, 41, 90);
        assertThat(seams()).returns(0, Seams::lost).returns(0, Seams::unseen);
    }

    @Test
    void shouldNotCountWhatWasBeforeTheFirstClip() {
        add(Optional.empty(), true, 100 * FRAME_NS);
        clip(1, 0, 90);
        assertThat(seams()).isEqualTo(new Seams(0, 0, 0, 0, 0, 33, 0));
    }

    @Test
    void shouldCountAForeignPicture() {
        clip(1, 0, 90);
        add(Optional.empty(), false, FRAME_NS);
        clip(2, 0, 90);
        assertThat(seams().foreign()).isEqualTo(1);
    }

    @Test
    void shouldCountFramesLostInTheMiddleAndAtTheHead() {
        clip(1, 0, 40);
        clip(1, 42, 90);
        clip(2, 3, 90);
        assertThat(seams()).returns(5, Seams::lost).returns(1, Seams::turns);
    }

    @Test
    void shouldCountAFrameThatComesAgain() {
        clip(1, 0, 90);
        clip(1, 88, 90);
        assertThat(seams().backwards()).isEqualTo(1);
    }

    @Test
    void shouldTellHowLongAPictureStood() {
        clip(1, 0, 90);
        add(Optional.of(new Strip(1, 90)), false, 4 * FRAME_NS);
        clip(2, 0, 90);
        assertThat(seams().longestMs()).isEqualTo(132);
    }

    private void clip(int number, int from, int end) {
        for (int frame = from; frame < end; frame++) {
            add(Optional.of(new Strip(number, frame)), false, FRAME_NS);
        }
    }

    private void add(Optional<Strip> strip, boolean black, long lengthNs) {
        add(strip, black, lengthNs, 0);
    }

    private void add(Optional<Strip> strip, boolean black, long lengthNs, long blindNs) {
        sightings.add(new Sighting(strip, black, nowNs, nowNs + lengthNs, blindNs));
        nowNs += lengthNs;
    }

    private Seams seams() {
        return Seams.of(sightings, clip -> FRAME_NS);
    }
}
