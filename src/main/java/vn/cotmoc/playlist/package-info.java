// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Clips, slots and playlists: read from YAML and JSON, checked, sealed, trusted.
 *
 * <p>The records here are what a playlist says, not what it leads to: which clip is due when is the room
 * {@code schedule}. {@code ssh-keygen} is called here and nowhere else. Begin with {@link vn.cotmoc.playlist.Playlist}.
 */
@NullMarked
package vn.cotmoc.playlist;

import org.jspecify.annotations.NullMarked;
