// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

/**
 * A look at the glass while a play was on air.
 *
 * @param matched whether the glass showed what the deck drew
 * @param atNs on the monotonic clock
 */
public record Sight(long play, boolean matched, long atNs) {}
