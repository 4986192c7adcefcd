// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * How good the seams are, measured at the glass from outside: of the node, and of other players on the same clips. Nothing here
 * runs on a node that plays. Begin with {@link vn.cotmoc.playback.bench.SeamMeter}.
 */
@NullMarked
package vn.cotmoc.playback.bench;

import org.jspecify.annotations.NullMarked;
