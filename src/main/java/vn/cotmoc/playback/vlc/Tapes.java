// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory for the sound of clips, used again and again: 384 kB anew with each clip would have the JVM clean up every half minute,
 * and while it does no picture moves. Any thread.
 */
final class Tapes {
    private final int samples;
    private final Queue<short[]> spare = new ConcurrentLinkedQueue<>();

    Tapes(int samples) {
        this.samples = samples;
    }

    /** Whatever was on it before. */
    short[] take() {
        return Optional.ofNullable(spare.poll()).orElseGet(() -> new short[samples]);
    }

    void giveBack(short[] tape) {
        spare.add(tape);
    }
}
