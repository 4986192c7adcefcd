// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sound of what is on air, for one output that stays open: a clip is heard from its flip on, the one before it fades, and
 * nothing begins or ends with a click. Any thread.
 */
final class Mixer {
    /** 5 ms: too short to be heard as a fade, long enough not to be heard as a click. */
    private static final int RAMP_FRAMES = SoundTrack.RATE * 5 / 1_000;

    private final List<Voice> voices = new ArrayList<>();
    private Optional<SoundTrack> onAir = Optional.empty();
    private boolean muted;

    private static final class Voice {
        private final SoundTrack track;
        /** Of {@link #RAMP_FRAMES}. */
        private int gain;

        private Voice(SoundTrack track) {
            this.track = track;
        }

        private void addTo(int[] sum, short[] read, boolean heard, long atNs) {
            track.read(read, atNs);
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
        onAir = track;
        track.map(Voice::new).ifPresent(voices::add);
    }

    synchronized void mute(boolean on) {
        muted = on;
    }

    /** What is to be heard from an instant on, as much as there is room for. */
    synchronized void mix(short[] into, long atNs) {
        int[] sum = new int[into.length];
        short[] read = new short[into.length];
        for (Voice voice : voices) {
            voice.addTo(sum, read, isOnAir(voice) && !muted, atNs);
        }
        voices.removeIf(voice -> voice.gain == 0 && !isOnAir(voice));
        Arrays.setAll(sum, i -> Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i])));
        for (int i = 0; i < into.length; i++) {
            into[i] = (short) sum[i];
        }
    }

    private boolean isOnAir(Voice voice) {
        return onAir.filter(track -> track == voice.track).isPresent();
    }
}
