// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Samples that count up, so that each tells where it stood. */
@Tag("L1")
final class SoundTrackTest {
    private static final long BEGIN_NS = TimeUnit.HOURS.toNanos(1);
    private static final int BLOCK = 480;

    private final Tapes tapes = SoundTrack.tapes();
    private final SoundTrack track = new SoundTrack(tapes);

    @Test
    void shouldGiveEachSampleAtTheInstantAtWhichItIsDue() {
        add(1, 960, 0);
        assertThat(read(0)).startsWith(1, 2, 3).endsWith(480);
        assertThat(read(10)).startsWith(481).endsWith(960);
    }

    @Test
    void shouldBeSilentUntilItIsDue() {
        add(1, 960, 20);
        assertThat(read(0)).containsOnly(0);
        assertThat(read(10)).containsOnly(0);
        assertThat(read(20)).startsWith(1, 2, 3);
    }

    @Test
    void shouldBeginInTheMiddleOfABlockWhenItIsDueThere() {
        add(1, 960, 5);
        int[] read = read(0);
        assertThat(read[239]).isZero();
        assertThat(read[240]).isEqualTo(1);
        assertThat(read[479]).isEqualTo(240);
    }

    @Test
    void shouldBeHeardInFullWhenItBeginsALittleLate() {
        add(1, 4_800, 0);
        assertThat(read(60)).startsWith(1, 2, 3);
        assertThat(read(70)).startsWith(481);
    }

    @Test
    void shouldPassOverWhatIsLongPastWhenItBeginsTooLate() {
        add(1, 48_000, 0);
        assertThat(read(300)).startsWith(14_401);
    }

    @Test
    void shouldFollowItsInstantsFrameByFrameWhenTheCardsClockIsSlower() {
        add(1, 48_000, 0);
        read(0);
        assertThat(read(35)).as("25 ms behind: one frame is left out").startsWith(482);
        assertThat(read(20)).as("in step again").startsWith(962);
    }

    @Test
    void shouldJumpToItsInstantWhenItHasFallenFarBehind() {
        add(1, 48_000, 0);
        read(0);
        assertThat(read(500)).startsWith(24_001);
    }

    @Test
    void shouldLeaveAHoleWhereItsSourceHasOne() {
        add(1, 480, 0);
        add(1_000, 480, 15);
        assertThat(read(0)).endsWith(480);
        int[] across = read(10);
        assertThat(across[239]).isZero();
        assertThat(across[240]).isEqualTo(1_000);
    }

    @Test
    void shouldBeSilentWhenItWasForgotten() {
        add(1, 480, 0);
        track.clear();
        assertThat(read(0)).containsOnly(0);
        add(7, 480, 10);
        assertThat(read(10)).startsWith(7);
    }

    @Test
    void shouldLoseWhatDoesNotFitAndNothingElse() {
        add(1, 30_000, 0);
        for (int i = 0; i < 5; i++) {
            add(1, 30_000, 625L * (i + 1));
        }
        assertThat(read(0)).startsWith(1, 2, 3);
    }

    @Test
    void shouldLeaveItsTapeToTheNextWhenItIsClosed() {
        add(1, 480, 0);
        track.close();
        track.close();
        short[] tape = tapes.take();
        assertThat(tapes.take()).as("given back once only").isNotSameAs(tape);
        tapes.giveBack(tape);
        assertThat(new SoundTrack(tapes)).satisfies(next -> {
            short[] samples = new short[BLOCK * SoundTrack.CHANNELS];
            next.read(samples, BEGIN_NS);
            assertThat(samples).as("nothing of the one before it").containsOnly(0);
        });
        assertThat(read(0)).containsOnly(0);
    }

    private void add(int first, int frames, long atMs) {
        short[] samples = new short[frames * SoundTrack.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (first + i / SoundTrack.CHANNELS);
        }
        track.add(samples, frames, BEGIN_NS + TimeUnit.MILLISECONDS.toNanos(atMs));
    }

    /** One channel's. */
    private int[] read(long atMs) {
        short[] samples = new short[BLOCK * SoundTrack.CHANNELS];
        track.read(samples, BEGIN_NS + TimeUnit.MILLISECONDS.toNanos(atMs));
        int[] channel = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            channel[i] = samples[i * SoundTrack.CHANNELS] & 0xffff;
        }
        return channel;
    }
}
