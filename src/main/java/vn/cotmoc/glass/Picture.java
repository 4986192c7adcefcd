// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
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

    /** What was drawn on an image of TYPE_INT_RGB; its pixels are not copied, so it is not drawn on afterwards. */
    static Picture of(BufferedImage image) {
        DataBufferInt pixels = (DataBufferInt) image.getRaster().getDataBuffer();
        return new Picture(image.getWidth(), image.getHeight(), pixels.getData());
    }

    public int at(int x, int y) {
        return rgb[y * width + x] & 0xFFFFFF;
    }

    /** The same, no wider than this: each pixel the mean of those it stands for. */
    public Picture within(int mostWide) {
        if (width <= mostWide) {
            return this;
        }
        int high = Math.max(1, (int) Math.round((double) height * mostWide / width));
        int[] small = new int[mostWide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < mostWide; x++) {
                small[y * mostWide + x] = mean(
                        x * width / mostWide, (x + 1) * width / mostWide, y * height / high, (y + 1) * height / high);
            }
        }
        return new Picture(mostWide, high, small);
    }

    /**
     * The same, turned clockwise.
     *
     * @param degrees 0, 90, 180 or 270
     */
    public Picture turned(int degrees) {
        if (degrees == 0) {
            return this;
        }
        int[] turned = new int[rgb.length];
        boolean onItsSide = degrees % 180 != 0;
        int wide = onItsSide ? height : width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = switch (degrees) {
                    case 90 -> x * wide + height - 1 - y;
                    case 180 -> (height - 1 - y) * wide + width - 1 - x;
                    default -> (width - 1 - x) * wide + y;
                };
                turned[to] = rgb[y * width + x];
            }
        }
        return new Picture(wide, onItsSide ? width : height, turned);
    }

    private int mean(int left, int right, int top, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = rgb[y * width + x];
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
            }
        }
        long pixels = (long) (right - left) * (bottom - top);
        return (int) (((red / pixels) << 16) | ((green / pixels) << 8) | (blue / pixels));
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
