// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one clip on its way from libVLC, which hands it over up to 1.9 s ahead, to the {@link Mixer}: each sample with the
 * instant at which it is due. What is not fetched in time is passed over; where nothing is due it is silent. Any thread.
 */
final class SoundTrack {
    /** Frames a second; a frame is a sample of each channel. */
    static final int RATE = 48_000;

    static final int CHANNELS = 2;

    private static final long NS_PER_SECOND = 1_000_000_000;
    /** More than libVLC hands over ahead: 1.2 s of MP4, Matroska or AVI, 1.8 s of a transport stream, with its caching of a second. */
    private static final int CAPACITY = 2 * RATE;
    /** Blocks whose instants lie no farther apart than this follow each other without a gap. */
    private static final int GAPLESS = RATE / 500;
    /** So late nobody notices that lips and sound differ (ITU-R BT.1359): what begins so late is heard in full all the same. */
    private static final int IN_SYNC = RATE * 125 / 1_000;
    /** The clocks of machine and sound card differ a little: from here on a frame is left out or said twice at each read. */
    private static final int DRIFTING = RATE * 20 / 1_000;

    private final Tapes tapes;
    private final short[] ring;
    private long head;
    private long tail;
    /** The instant at which the frame {@link #anchor} is due. */
    private long anchorNs;

    private long anchor;
    private boolean flowing;
    /** How late it began. */
    private long usual;

    private boolean closed;

    /** For all the tracks of a process. */
    static Tapes tapes() {
        return new Tapes(CAPACITY * CHANNELS);
    }

    SoundTrack(Tapes tapes) {
        this.tapes = tapes;
        ring = tapes.take();
    }

    /** libVLC has decoded some more, due from an instant on; what does not fit is lost. */
    synchronized void add(short[] samples, int frames, long dueNs) {
        if (head < tail) {
            long gap = frames(dueNs - dueNs(tail));
            if (gap > GAPLESS) {
                append(null, (int) Math.min(gap, CAPACITY));
            }
        }
        if (room() > 0) {
            anchor = tail;
            anchorNs = dueNs;
            append(samples, frames);
        }
    }

    /** Silence where there are no samples. */
    private void append(short @Nullable [] samples, int frames) {
        int count = Math.min(frames, room());
        for (int i = 0; i < count; i++) {
            int at = at(tail + i);
            for (int channel = 0; channel < CHANNELS; channel++) {
                ring[at + channel] = samples == null ? 0 : samples[i * CHANNELS + channel];
            }
        }
        tail += count;
    }

    /** One frame less than there are: the one last read may be read again. */
    private int room() {
        return (int) (CAPACITY - 1 - (tail - head));
    }

    /** What was handed over is not to be heard: the clip starts anew. */
    synchronized void clear() {
        head = tail;
        flowing = false;
    }

    /** It is silent from now on, and another one takes its tape; nothing is to be added any more. */
    synchronized void close() {
        clear();
        if (!closed) {
            closed = true;
            tapes.giveBack(ring);
        }
    }

    /** Fetches what is to be heard from an instant on; the rest of {@code into} is silence. */
    synchronized void read(short[] into, long atNs) {
        Arrays.fill(into, (short) 0);
        int wanted = into.length / CHANNELS;
        if (head == tail) {
            flowing = false;
            return;
        }
        long late = frames(atNs - dueNs(head));
        long drift = late - usual;
        int silent = 0;
        if (flowing && Math.abs(drift) <= IN_SYNC) {
            head += Math.abs(drift) > DRIFTING ? Long.signum(drift) : 0;
        } else if (late >= 0 && late <= IN_SYNC) {
            usual = late;
        } else {
            head += Math.min(Math.max(0, late), tail - head);
            silent = (int) Math.min(wanted, Math.max(0, -late));
            usual = 0;
        }
        int count = (int) Math.min(wanted - silent, tail - head);
        for (int i = 0; i < count; i++) {
            System.arraycopy(ring, at(head + i), into, (silent + i) * CHANNELS, CHANNELS);
        }
        head += count;
        flowing = count > 0;
    }

    private long dueNs(long frame) {
        return anchorNs + (frame - anchor) * NS_PER_SECOND / RATE;
    }

    private static long frames(long ns) {
        return ns * RATE / NS_PER_SECOND;
    }

    private static int at(long frame) {
        return (int) (frame % CAPACITY) * CHANNELS;
    }
}
