// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Area;
import vn.cotmoc.playlist.Daypart;

/**
 * One screen of the node.
 *
 * @param id as slots name it
 * @param display an X display such as {@code :0}, or {@value #VIRTUAL}
 * @param geometry its part of the display
 * @param hours outside these it is meant to be dark, in the node's zone; null: always lit
 * @param audio outside these it is mute; null: never
 * @param rotate by which the picture is turned clockwise within the geometry: 0, 90, 180 or 270
 */
public record ScreenSettings(
        String id,
        String display,
        Area geometry,
        @Nullable Daypart hours,
        @Nullable Daypart audio,
        int rotate) {
    public static final String VIRTUAL = "virtual";

    public boolean isVirtual() {
        return display.equals(VIRTUAL);
    }

    /** How large the picture is to those who stand before it: on its side where the wall is. */
    Area picture() {
        boolean onItsSide = rotate == 90 || rotate == 270;
        return onItsSide ? new Area(0, 0, /* width= */ geometry.height(), /* height= */ geometry.width()) : geometry;
    }
}
