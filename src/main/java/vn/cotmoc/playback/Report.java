// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;

/** What a {@link Player} tells. Times are on the monotonic clock. */
public sealed interface Report {
    /** It stands and takes orders, with nothing to show. */
    record Ready() implements Report {}

    /** The first picture is in the buffer. */
    record Prerolled(long play) implements Report {}

    /** The clip gave no first picture, and will not; {@code why} is for people. */
    record Failed(long play, String why) implements Report {}

    /**
     * What was ordered by {@code Flip} or {@code Dark} is on the screen since then.
     *
     * @param lateNs after the instant it was ordered for
     * @param heldNs how long the last picture of the moving clip before it had stood; 0 when there was none
     */
    record OnGlass(long play, long atNs, long lateNs, long heldNs) implements Report {}

    /**
     * A look at the deck on air, some four times a second.
     *
     * @param pictures drawn of this play so far; of a still 1
     * @param lastNs when the last one was drawn
     * @param lattice what was drawn last, reduced; null for black
     * @param over whether a moving clip's file is read to its end and no further picture has come
     */
    record Progress(
            long play, long pictures, long lastNs, @Nullable Lattice lattice, boolean over) implements Report {}

    /** The player is gone, and with it what it showed. A new one is on its way. */
    record Gone(Cause cause) implements Report {}

    /** What took the player away: its own process died or hung, or the X server did. */
    enum Cause {
        PROCESS,
        DISPLAY
    }
}
