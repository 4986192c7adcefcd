// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Reads the files in which people set things into the settings records that each room owns.
 *
 * <p>What a setting means is its room's business; here is only how it is written, and its default. A file with errors is
 * refused with all of them; unknown members are told with the nearest known name. Playlists are read in {@code
 * playlist}. Any thread. Begin with {@link vn.cotmoc.config.NodeFile}.
 */
@NullMarked
package vn.cotmoc.config;

import org.jspecify.annotations.NullMarked;
