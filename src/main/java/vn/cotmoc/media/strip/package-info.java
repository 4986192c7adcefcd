// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Clips for measuring: every frame carries a strip that says which clip and which frame it is, so that whoever reads the screen
 * back knows what was shown. Nothing here runs on a node that plays. Begin with {@link vn.cotmoc.media.strip.Strip}.
 */
@NullMarked
package vn.cotmoc.media.strip;

import org.jspecify.annotations.NullMarked;
