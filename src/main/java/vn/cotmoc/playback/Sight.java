// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;

/**
 * A look at the glass while a play was on air.
 *
 * @param matched whether the glass showed what the deck drew
 * @param atNs on the monotonic clock
 * @param deck what the deck drew
 * @param glass what was on the glass; null when it could not be read
 */
public record Sight(
        long play,
        boolean matched,
        long atNs,
        Lattice deck,
        @Nullable Lattice glass) {}
