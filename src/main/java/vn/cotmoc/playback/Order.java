// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import vn.cotmoc.playlist.Clip;

/** What a {@link Player} is told. {@code play} is the number by which its reports refer to the order. */
public sealed interface Order {
    /**
     * Get the first picture of a clip ready behind the one on air, silently; drops what was pre-rolled before. Answered by
     * {@link Report.Prerolled} or {@link Report.Failed}.
     *
     * @param width of the clip's picture in pixels, as {@code height}: what libVLC says of it counts padding lines too
     * @param urgent whether the screen is bare, its picture frozen or to go at once: then the clip is shown from its first picture on,
     *     without the care that a seam needs
     * @param loops whether a film begins again whenever it ends
     * @param bytes that the whole file has; 0: not known
     */
    record Preroll(
            long play,
            Path file,
            Clip.Kind kind,
            int width,
            int height,
            Clip.Fit fit,
            boolean audio,
            boolean urgent,
            boolean loops,
            long bytes)
            implements Order {
        /** Once through, from a file of any size. */
        public Preroll(
                long play,
                Path file,
                Clip.Kind kind,
                int width,
                int height,
                Clip.Fit fit,
                boolean audio,
                boolean urgent) {
            this(play, file, kind, width, height, fit, audio, urgent, false, 0);
        }
    }

    /**
     * Show what was pre-rolled under this number from an instant on; when that is past, at once. Answered by {@link
     * Report.OnGlass}.
     *
     * @param atNs on the monotonic clock
     */
    record Flip(long play, long atNs) implements Order {}

    /** Forget what was pre-rolled under this number, and a flip to it that was not due yet. */
    record Drop(long play) implements Order {}

    /** Show black from an instant on: the screen is meant to be dark. Answered by {@link Report.OnGlass}. */
    record Dark(long play, long atNs) implements Order {}

    /** Take the picture off the screen at once: the standby card behind it is seen. Forgets what was pre-rolled. */
    record Standby() implements Order {}

    /** Sound off or on, for this clip and those that follow. */
    record Mute(boolean on) implements Order {}
}
