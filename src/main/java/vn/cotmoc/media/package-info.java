// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Clips' files: kept by hash, looked into, held against the house format.
 *
 * <p>{@link vn.cotmoc.media.MediaStore} is a node's folder of media; what is kept in it is decided above.
 * {@link vn.cotmoc.media.Probe} tells what a file is, {@link vn.cotmoc.media.HouseFormat} whether a node plays it. ffmpeg
 * and ffprobe are called here alone. Nothing here knows of playlists or of what is shown. Any thread; all of it touches the
 * disk or starts a process, so never the playout's. Begin with {@link vn.cotmoc.media.Facts}.
 */
@NullMarked
package vn.cotmoc.media;

import org.jspecify.annotations.NullMarked;
