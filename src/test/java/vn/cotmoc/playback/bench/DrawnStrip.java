// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.media.strip.Strip;

/** A still with a strip at its bottom, as {@link vn.cotmoc.media.strip.StripClips} has in each frame of a film. */
public final class DrawnStrip {
    private static final int CELLS = 26;
    private static final int WHITE = 0xFFFFFF;
    private static final int GREY = 0x606060;

    private DrawnStrip() {}

    /** Grey above its strip. */
    public static Picture picture(int width, int height, Strip strip) {
        int row = Strip.rowHeight(height);
        int bits = 1 << (CELLS - 1) | strip.clip() << 17 | strip.frame() << 1;
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean white = (bits >> (CELLS - 1 - x * CELLS / width) & 1) != 0;
                boolean complement = y >= height - row;
                int cell = white == complement ? 0 : WHITE;
                rgb[y * width + x] = y < height - 2 * row ? GREY : cell;
            }
        }
        return new Picture(width, height, rgb);
    }

    /** The same as a PNG. */
    public static Path file(Path file, int width, int height, Strip strip) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, picture(width, height, strip).rgb(), 0, width);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
