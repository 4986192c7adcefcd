// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The picture behind everything: what a screen shows while no player does, so that the wall is never bare. Calm and dark,
 * with the border marker and the site's name.
 */
public final class StandbyCard {
    private static final Color GROUND = new Color(0x0B1F33);
    private static final Color STONE = new Color(0xC9D3DC);
    private static final Color BAND = new Color(0xB5443C);
    private static final Color WORDS = new Color(0xF2F5F7);

    private StandbyCard() {}

    /** The card on each of these screens of one X display, black between them. */
    public static Picture draw(Area display, List<Area> screens, String siteName) {
        var image = new BufferedImage(display.width(), display.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (Area screen : screens) {
            draw((Graphics2D) pen.create(screen.x(), screen.y(), screen.width(), screen.height()), screen, siteName);
        }
        pen.dispose();
        return Picture.of(image);
    }

    private static void draw(Graphics2D pen, Area screen, String siteName) {
        pen.setColor(GROUND);
        pen.fillRect(0, 0, screen.width(), screen.height());
        int unit = Math.max(1, Math.min(screen.width(), screen.height()) / 24);
        int middle = screen.width() / 2;
        drawMarker(pen, middle, screen.height() / 2 - 5 * unit, unit);
        drawFitted(pen, siteName, middle, screen.height() / 2 + 6 * unit, 2 * unit, screen.width() * 9 / 10);
        pen.dispose();
    }

    /** A boundary stone: a pillar with a pointed head on a base, a band around it. */
    private static void drawMarker(Graphics2D pen, int middle, int top, int unit) {
        int[] x = {middle, middle + 2 * unit, middle + 2 * unit, middle - 2 * unit, middle - 2 * unit};
        int[] y = {top, top + unit, top + 8 * unit, top + 8 * unit, top + unit};
        pen.setColor(STONE);
        pen.fillPolygon(x, y, x.length);
        pen.fillRect(middle - 3 * unit, top + 8 * unit, 6 * unit, unit);
        pen.setColor(BAND);
        pen.fillRect(middle - 2 * unit, top + 3 * unit, 4 * unit, unit);
    }

    private static void drawFitted(Graphics2D pen, String words, int middle, int baseline, int size, int widest) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
        FontMetrics metrics = pen.getFontMetrics(font);
        int width = metrics.stringWidth(words);
        if (width > widest) {
            font = font.deriveFont((float) size * widest / width);
            width = widest;
        }
        pen.setFont(font);
        pen.setColor(WORDS);
        pen.drawString(words, middle - width / 2, baseline);
    }
}
