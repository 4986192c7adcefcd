// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What is looked at for trouble: the picture of each screen, its clips, devices and machine, clock, playlist, journal, line
 * to the office.
 *
 * <p>Each check is handed what the other rooms tell and names what looks wrong; how long that must last is {@code health}'s
 * to judge. They touch neither disk nor network and run on the watch's one thread. Begin with {@link
 * vn.cotmoc.health.check.GlassCheck}.
 */
@NullMarked
package vn.cotmoc.health.check;

import org.jspecify.annotations.NullMarked;
