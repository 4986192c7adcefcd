// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media.strip;

/** So many frames in so many seconds: 30000/1001 is television's 29.97. */
public record FrameRate(int frames, int seconds) {
    private static final long NS_PER_SECOND = 1_000_000_000;

    public static FrameRate of(int framesPerSecond) {
        return new FrameRate(framesPerSecond, 1);
    }

    /** Whole frames in that time. */
    public int frames(int durationMs) {
        return (int) ((long) durationMs * frames / (1_000L * seconds));
    }

    /** How long one stands. */
    public long frameNs() {
        return NS_PER_SECOND * seconds / frames;
    }

    /** As ffmpeg reads it. */
    @Override
    public String toString() {
        return frames + "/" + seconds;
    }
}
