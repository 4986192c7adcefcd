// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import org.jspecify.annotations.Nullable;

/**
 * The device that lights a screen, and how it is asked.
 *
 * @param screen id of the screen
 * @param host an address or a name
 * @param cards how many receiving cards the wall has; null: as many as are seen
 */
public record PanelSettings(
        String screen,
        Driver driver,
        String host,
        int port,
        @Nullable Integer cards) {
    public static final int NOVASTAR_PORT = 5200;

    public enum Driver {
        NOVASTAR
    }
}
