// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A folder that a player has no business in, but for some folders in it, which it may read.
 *
 * @param folder whose files are closed to it
 * @param open names of folders in it
 */
public record Enclosure(Path folder, List<String> open) {
    private static final String FOLDER_PROPERTY = "cotmoc.enclosed";
    private static final String OPEN_PROPERTY = "cotmoc.enclosed.open";
    private static final String BETWEEN = "/";

    public Enclosure {
        open = List.copyOf(open);
    }

    /** As options of a child's JVM. */
    List<String> options() {
        return List.of(
                "-D" + FOLDER_PROPERTY + "=" + folder.toAbsolutePath(),
                "-D" + OPEN_PROPERTY + "=" + String.join(BETWEEN, open));
    }

    /** What this JVM was given; empty: nothing is closed to it. */
    static Optional<Enclosure> given() {
        String folder = System.getProperty(FOLDER_PROPERTY, "");
        String open = System.getProperty(OPEN_PROPERTY, "");
        return folder.isEmpty()
                ? Optional.empty()
                : Optional.of(new Enclosure(Path.of(folder), Arrays.asList(open.split(BETWEEN, -1))));
    }
}
