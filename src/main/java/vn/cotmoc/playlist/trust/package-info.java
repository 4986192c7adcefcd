// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * How a playlist travels and what a node accepts: sealed and signed, refused or taken whole, put on air, taken back.
 *
 * <p>{@link vn.cotmoc.playlist.trust.Sealing} makes a {@link vn.cotmoc.playlist.trust.SealedPlaylist} where it is written;
 * {@link vn.cotmoc.playlist.trust.Gate} decides, without clock or disk, whether a node takes it;
 * {@link vn.cotmoc.playlist.trust.Playlists} carries that out and keeps what was accepted. What a playlist says is read in
 * the room above, what is due when is not known here. Begin with {@link vn.cotmoc.playlist.trust.Playlists}.
 */
@NullMarked
package vn.cotmoc.playlist.trust;

import org.jspecify.annotations.NullMarked;
