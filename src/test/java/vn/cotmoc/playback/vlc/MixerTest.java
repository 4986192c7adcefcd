// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mix of sounds that are always as loud, 10 ms at a time. */
@Tag("L1")
final class MixerTest {
    private static final short LOUD = 20_000;
    private static final long BLOCK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    /** From one sample to the next; a fade of 5 ms takes 84 at most. */
    private static final int CLICK = 200;

    private final Mixer mixer = new Mixer();
    private long nowNs = TimeUnit.HOURS.toNanos(1);
    private int last;
    private int steepest;

    @Test
    void shouldBeSilentWhenNothingIsOnAir() {
        assertThat(mix()).containsOnly((short) 0);
    }

    @Test
    void shouldFadeInWithoutAClickWhenATrackIsOnAir() {
        mixer.cutTo(Optional.of(track(LOUD)));
        assertThat(end(mix())).isEqualTo(LOUD);
        assertThat(steepest).isLessThan(CLICK);
    }

    @Test
    void shouldCrossWithoutAClickWhenAnotherFollows() {
        mixer.cutTo(Optional.of(track(LOUD)));
        mix();
        mixer.cutTo(Optional.of(track((short) -LOUD)));
        assertThat(end(mix())).isEqualTo(-LOUD);
        assertThat(steepest).isLessThan(CLICK);
    }

    @Test
    void shouldFadeOutWithoutAClickWhenNothingFollows() {
        mixer.cutTo(Optional.of(track(LOUD)));
        mix();
        mixer.cutTo(Optional.empty());
        assertThat(end(mix())).isZero();
        assertThat(steepest).isLessThan(CLICK);
        assertThat(mix()).containsOnly((short) 0);
    }

    @Test
    void shouldCrossWithoutAClickWhenWhatWasOnAirIsClosedAtOnce() {
        SoundTrack before = track(LOUD);
        mixer.cutTo(Optional.of(before));
        mix();
        mixer.cutTo(Optional.of(track(LOUD)));
        before.close();
        assertThat(end(mix())).isEqualTo(LOUD);
        assertThat(steepest).isLessThan(CLICK);
    }

    @Test
    void shouldGoOnWhereItWouldBeWhenMutedForAWhile() {
        mixer.cutTo(Optional.of(track(LOUD)));
        mix();
        mixer.mute(true);
        assertThat(end(mix())).isZero();
        assertThat(mix()).containsOnly((short) 0);
        mixer.mute(false);
        assertThat(end(mix())).isEqualTo(LOUD);
        assertThat(steepest).isLessThan(CLICK);
    }

    /** One second of it, due from now on. */
    private SoundTrack track(short level) {
        var track = new SoundTrack(SoundTrack.tapes());
        short[] samples = new short[SoundTrack.RATE * SoundTrack.CHANNELS];
        Arrays.fill(samples, level);
        track.add(samples, SoundTrack.RATE, nowNs);
        return track;
    }

    private short[] mix() {
        short[] mixed = new short[Mixer.BLOCK_FRAMES * SoundTrack.CHANNELS];
        mixer.mix(mixed, nowNs);
        nowNs += BLOCK_NS;
        for (int i = 0; i < mixed.length; i += SoundTrack.CHANNELS) {
            steepest = Math.max(steepest, Math.abs(mixed[i] - last));
            last = mixed[i];
        }
        return mixed;
    }

    private static int end(short[] mixed) {
        return mixed[mixed.length - 1];
    }
}
