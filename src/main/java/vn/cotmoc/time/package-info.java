// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The clock: wall time, monotonic time, and whether the wall clock is synchronised.
 *
 * <p>Wall time says when something is due, the monotonic clock measures how long it took. This is the only room that asks
 * the operating system for either; every other room is handed a {@link vn.cotmoc.time.Moment}, so that its tests can set
 * the time. Any thread. Begin with {@link vn.cotmoc.time.Clock}.
 */
@NullMarked
package vn.cotmoc.time;

import org.jspecify.annotations.NullMarked;
