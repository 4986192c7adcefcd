// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.util.Optional;
import vn.cotmoc.playlist.Clip;

/** Where the files of clips lie, as far as is known: the playout asks, so every answer comes at once. */
@FunctionalInterface
public interface ClipFiles {
    /** The file of a clip, empty when it is missing or damaged. */
    Optional<Path> find(Clip clip);

    /** Another number than before as soon as the clip's file is another one, or was mended. */
    default long edition(Clip clip) {
        return 0;
    }
}
