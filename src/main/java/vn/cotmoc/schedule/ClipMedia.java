// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.media.Facts;
import vn.cotmoc.playlist.Clip;

/** What there is to a clip's media file. */
public interface ClipMedia {
    /** Looks at a clip's file; may take as long as reading it. */
    Look look(Clip clip);

    /** What looking came to. */
    sealed interface Look {}

    /**
     * It can be played.
     *
     * @param durationMs of a video its length, of a still how long it is shown
     * @param facts null where the file itself was not looked at
     */
    record Playable(long durationMs, @Nullable Facts facts) implements Look {}

    /** There is no such file. */
    record Missing() implements Look {}

    /**
     * A node does not play it.
     *
     * @param defects a clause without a full stop
     */
    record Unfit(Text defects) implements Look {}
}
