// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Which clip is due when: one pure function of a playlist, a screen's settings, the rotation state and an instant.
 *
 * <p>No clock, no disk, no thread: the node, the preview and the tests call the same {@code Schedule.decide}; only who
 * says what time it is differs. lib-recur and time4j are used here alone. Begin with {@link vn.cotmoc.schedule.Decision}.
 */
@NullMarked
package vn.cotmoc.schedule;

import org.jspecify.annotations.NullMarked;
