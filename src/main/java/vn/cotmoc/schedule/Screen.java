// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Daypart;

/**
 * What the schedule has to know of a screen.
 *
 * @param id as slots name it; {@code *} takes every slot
 * @param hours outside these it is meant to be dark; null: never
 * @param zone of {@code hours}: the node's
 */
public record Screen(String id, @Nullable Daypart hours, ZoneId zone) {}
