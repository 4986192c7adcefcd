// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Which clip is due when: one pure function of a playlist, a screen's settings, what was shown before, and an instant.
 *
 * <p>No clock, no disk, no thread: the node, the preview, the check and the tests call the same
 * {@link vn.cotmoc.schedule.Schedule#decide}; only who says what time it is differs. What the calendar makes of slots is
 * {@code Timetable}, who goes before whom {@code Chooser}, what holds a clip back {@code Cuts}, what fills {@code Filling};
 * {@link vn.cotmoc.schedule.History} is all that is carried from one decision to the next. lib-recur and time4j are used
 * here alone. How a playlist is read is the room {@code playlist}; when to ask, and what to do with the answer, is
 * {@code playback}. Any thread. Begin with {@link vn.cotmoc.schedule.Schedule}.
 */
@NullMarked
package vn.cotmoc.schedule;

import org.jspecify.annotations.NullMarked;
