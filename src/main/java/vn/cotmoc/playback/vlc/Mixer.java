// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The sound of what is on air, for one output that stays open: a clip is heard from its flip on, the one before it fades, and
 * nothing begins or ends with a click. Any thread.
 */
final class Mixer {
    /** 5 ms: too short to be heard as a fade, long enough not to be heard as a click. */
    private static final int RAMP_FRAMES = SoundTrack.RATE * 5 / 1_000;
    /** 10 ms. */
    static final int BLOCK_FRAMES = SoundTrack.RATE / 100;

    private static final long BLOCK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final int[] sum = new int[BLOCK_FRAMES * SoundTrack.CHANNELS];
    private Optional<Voice> onAir = Optional.empty();
    /** Only the last one: whatever is cut to, and whether or not anybody listens, there are never more than two. */
    private Optional<Voice> fading = Optional.empty();

    private boolean muted;
    /** What is mixed next is heard from then on. */
    private long nextNs;

    private static final class Voice {
        private final SoundTrack track;
        private final short[] read = new short[BLOCK_FRAMES * SoundTrack.CHANNELS];
        private boolean ending;
        /** Of {@link #RAMP_FRAMES}. */
        private int gain;

        private Voice(SoundTrack track) {
            this.track = track;
        }

        /** Fetches all that a fade takes: the track is another clip's as soon as this one has left the air. */
        private void end(long atNs) {
            track.read(read, atNs);
            ending = true;
        }

        private void addTo(int[] sum, boolean heard, long atNs) {
            if (!ending) {
                track.read(read, atNs);
            }
            for (int i = 0; i < read.length; i++) {
                if (i % SoundTrack.CHANNELS == 0) {
                    gain = heard ? Math.min(RAMP_FRAMES, gain + 1) : Math.max(0, gain - 1);
                }
                sum[i] += read[i] * gain / RAMP_FRAMES;
            }
        }
    }

    /** From now on this is heard, or nothing. */
    synchronized void cutTo(Optional<SoundTrack> track) {
        onAir.ifPresent(voice -> voice.end(nextNs));
        fading = onAir;
        onAir = track.map(Voice::new);
    }

    synchronized void mute(boolean on) {
        muted = on;
    }

    /**
     * What is to be heard from an instant on.
     *
     * @param into {@link #BLOCK_FRAMES} of it
     */
    synchronized void mix(short[] into, long atNs) {
        Arrays.fill(sum, 0);
        onAir.ifPresent(voice -> voice.addTo(sum, !muted, atNs));
        fading.ifPresent(voice -> voice.addTo(sum, false, atNs));
        fading = fading.filter(voice -> voice.gain > 0);
        nextNs = atNs + BLOCK_NS;
        for (int i = 0; i < into.length; i++) {
            into[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i]));
        }
    }
}
