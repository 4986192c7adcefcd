// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Wiring: which room is given what, in which order they start and, in reverse, stop.
 *
 * <p>Nothing is decided here. {@code app.quartz} holds the timers, which wake other rooms and keep house. Begin with {@link
 * vn.cotmoc.app.Node}.
 */
@NullMarked
package vn.cotmoc.app;

import org.jspecify.annotations.NullMarked;
