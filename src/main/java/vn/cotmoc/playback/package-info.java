// SPDX-License-Identifier: GPL-3.0-or-later

/** The playout loop and the Player port. */
@NullMarked
package vn.cotmoc.playback;

import org.jspecify.annotations.NullMarked;
