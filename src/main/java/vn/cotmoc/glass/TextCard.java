// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Words on a whole screen, for people who stand before the wall: white on black, bold, as large as they fit. Vietnamese,
 * Khmer, English; any script the machine has letters for.
 */
public final class TextCard {
    private static final Color GROUND = Color.BLACK;
    private static final Color WORDS = Color.WHITE;
    /**
     * Of the package fonts-khmeros. Java sets the vowel below a subscript of its first font, "Khmer OS", a whole line too
     * deep; Latin letters it has too.
     */
    private static final String KHMER = "Khmer OS Content";

    private static final int SMALLEST_PIXELS = 8;
    /** Of the screen's width and height; the rest is margin, as LED frames hide some of it. */
    private static final double USED = 0.9;

    private final int width;
    private final int height;
    private final FontRenderContext context;
    private final Font font;
    private final TextLines lines;

    private TextCard(int width, int height, FontRenderContext context, String words) {
        this.width = width;
        this.height = height;
        this.context = context;
        this.font = fontFor(words);
        this.lines = new TextLines(words);
    }

    /** The words on a picture of this size. */
    public static Picture draw(int width, int height, String words) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(GROUND);
        pen.fillRect(0, 0, width, height);
        pen.setColor(WORDS);
        new TextCard(width, height, pen.getFontRenderContext(), words).drawWith(pen);
        pen.dispose();
        return Picture.of(image);
    }

    /** Nothing but black. */
    public static Picture black(int width, int height) {
        return new Picture(width, height, new int[width * height]);
    }

    /** The machine's usual letters where they have all that is wanted, else any that do. */
    private static Font fontFor(String words) {
        Font usual = bold(words.codePoints().anyMatch(TextCard::isKhmer) ? KHMER : Font.SANS_SERIF);
        if (usual.canDisplayUpTo(words) < 0) {
            return usual;
        }
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                .filter(font -> font.canDisplayUpTo(words) < 0)
                .findFirst()
                .orElse(usual);
    }

    private static Font bold(String family) {
        return new Font(family, Font.BOLD, SMALLEST_PIXELS);
    }

    private static boolean isKhmer(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.KHMER;
    }

    private void drawWith(Graphics2D pen) {
        List<TextLayout> laid = largest();
        double top = (height - heightOf(laid)) / 2;
        for (TextLayout line : laid) {
            float x = (width - line.getAdvance()) / 2;
            line.draw(pen, x, (float) (top + line.getAscent()));
            top += heightOf(line);
        }
    }

    /** The largest size at which all fits, by halving. */
    private List<TextLayout> largest() {
        int fits = SMALLEST_PIXELS;
        int tooLarge = height + 1;
        List<TextLayout> best = layOut(fits);
        while (tooLarge - fits > 1) {
            int tried = (fits + tooLarge) / 2;
            List<TextLayout> laid = layOut(tried);
            if (fits(laid)) {
                fits = tried;
                best = laid;
            } else {
                tooLarge = tried;
            }
        }
        return best;
    }

    private List<TextLayout> layOut(int pixels) {
        Font sized = font.deriveFont((float) pixels);
        return lines.fill(line -> new TextLayout(line, sized, context), width * USED);
    }

    private boolean fits(List<TextLayout> laid) {
        return heightOf(laid) <= height * USED && laid.stream().allMatch(line -> line.getAdvance() <= width * USED);
    }

    private static double heightOf(List<TextLayout> laid) {
        return laid.stream().mapToDouble(TextCard::heightOf).sum();
    }

    private static double heightOf(TextLayout line) {
        return line.getAscent() + line.getDescent() + line.getLeading();
    }
}
