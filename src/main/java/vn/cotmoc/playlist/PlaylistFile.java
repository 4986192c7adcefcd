// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.nio.file.Path;
import vn.cotmoc.document.Document;

/**
 * Reads playlists. Nothing is thrown for a file that is wrong: the {@link Reading} tells all its defects at once.
 *
 * <p>Checked here is all that the file alone can tell. What only the calendar shows is the room {@code schedule}'s, what
 * only the media show {@code media}'s.
 */
public final class PlaylistFile {
    private PlaylistFile() {}

    /** Reads a playlist written by hand, in YAML. */
    public static Reading read(Path file) {
        return new PlaylistReader(Document.readYaml(file), false).read();
    }

    /**
     * Reads a playlist written by hand, in YAML.
     *
     * @param name the file as its user named it, for the problems
     */
    public static Reading read(String name, byte[] yaml) {
        return new PlaylistReader(Document.readYaml(name, yaml), false).read();
    }

    /**
     * Reads the payload of a sealed playlist: JSON with the members of the YAML, where {@code sealedAt} and each clip's
     * {@code kind}, {@code sha256}, {@code bytes}, {@code durationMs}, {@code width}, {@code height} are required besides.
     *
     * @param name the sealed file as its user named it, for the problems
     */
    public static Reading readPayload(String name, byte[] json) {
        return new PlaylistReader(Document.readJson(name, json), true).read();
    }
}
