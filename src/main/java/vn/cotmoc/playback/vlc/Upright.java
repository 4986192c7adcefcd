// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import vn.cotmoc.glass.Area;

/** Where libVLC writes a picture that is turned before it is shown. Used by the one thread that writes. */
final class Upright {
    private static final int PIXEL_BYTES = 4;

    private final Rotation rotation;
    private final Area size;
    private final Memory memory;
    private final int[] band;
    private final int[] turned;

    /** @param placement of the picture after the turn */
    Upright(Rotation rotation, Placement placement) {
        this.rotation = rotation;
        size = rotation.turned(placement.width(), placement.height());
        turned = new int[size.width() * size.height()];
        band = new int[size.width() * Rotation.BAND_LINES];
        memory = new Memory((long) turned.length * PIXEL_BYTES);
    }

    Area size() {
        return size;
    }

    int lineBytes() {
        return size.width() * PIXEL_BYTES;
    }

    Pointer picture() {
        return memory;
    }

    void turnInto(Canvas canvas) {
        for (int top = 0; top < size.height(); top += Rotation.BAND_LINES) {
            int lines = Math.min(Rotation.BAND_LINES, size.height() - top);
            memory.read((long) top * lineBytes(), band, 0, lines * size.width());
            rotation.turn(band, top, size, turned);
        }
        canvas.write(turned);
    }
}
