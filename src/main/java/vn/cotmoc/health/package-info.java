// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Whether all is well: checks of what the other rooms tell, as pure functions of readings over time.
 *
 * <p>{@link vn.cotmoc.health.ClockWatch} notices that the wall clock was set. The settings of panels, UPS and alerts are kept
 * here; who asks those devices lives in a room of its own below this one. Begin with {@link vn.cotmoc.health.ClockWatch}.
 */
@NullMarked
package vn.cotmoc.health;

import org.jspecify.annotations.NullMarked;
