// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.time.ZoneId;

/**
 * Which node tells.
 *
 * @param node its id
 * @param site the code of where it stands
 * @param siteName in words
 * @param zone in which times are written
 */
public record Sender(String node, String site, String siteName, ZoneId zone) {}
