// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.time;

import vn.cotmoc.tidy.sample.schedule.TimetableManager;

/** Looks up three floors, to a room that looks down at this one: a cycle as well. */
public record Ticks(TimetableManager timetable) {}
