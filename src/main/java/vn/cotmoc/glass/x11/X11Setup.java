// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the X server says of itself when greeted, as far as it is needed: of several screens the first.
 *
 * @param idBase the ids a client may give begin here
 * @param requestLimitBytes the longest request
 */
record X11Setup(int idBase, int requestLimitBytes, int root, int rootDepth, int width, int height) {
    private static final int FIXED_BYTES = 32;
    private static final int FORMAT_BYTES = 8;
    private static final int SCREEN_BYTES = 40;

    static X11Setup parse(ByteBuffer data) throws IOException {
        if (data.remaining() < FIXED_BYTES) {
            throw new IOException("a greeting of " + data.remaining() + " bytes");
        }
        int vendorBytes = Short.toUnsignedInt(data.getShort(16));
        int formats = Byte.toUnsignedInt(data.get(21));
        int screen = FIXED_BYTES + ((vendorBytes + 3) & ~3) + formats * FORMAT_BYTES;
        if (data.get(20) < 1 || data.remaining() < screen + SCREEN_BYTES) {
            throw new IOException("a greeting without a screen");
        }
        return new X11Setup(
                data.getInt(4),
                Short.toUnsignedInt(data.getShort(18)) * 4,
                data.getInt(screen),
                Byte.toUnsignedInt(data.get(screen + 38)),
                Short.toUnsignedInt(data.getShort(screen + 20)),
                Short.toUnsignedInt(data.getShort(screen + 22)));
    }
}
