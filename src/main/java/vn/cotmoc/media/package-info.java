// SPDX-License-Identifier: GPL-3.0-or-later

/** Clips' files, kept by hash; probing; the house format. ffmpeg and ffprobe are called here alone. */
@NullMarked
package vn.cotmoc.media;

import org.jspecify.annotations.NullMarked;
