// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Pixels, row by row from the upper left.
 *
 * @param rgb {@code 0xRRGGBB}, the uppermost byte without meaning; not copied, so do not write into it afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // a whole screen is not copied to please a rule; nobody compares pictures
public record Picture(int width, int height, int[] rgb) {
    public Picture {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels for " + width + "x" + height);
        }
    }

    public int at(int x, int y) {
        return rgb[y * width + x] & 0xFFFFFF;
    }

    /** The same as a PNG file's bytes. */
    public byte[] png() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
