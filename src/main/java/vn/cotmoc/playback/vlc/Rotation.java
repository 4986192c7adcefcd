// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import vn.cotmoc.glass.Area;

/**
 * How the picture lies within the screen's geometry, for walls that hang on their side or upside down.
 *
 * @param degrees clockwise: 0, 90, 180 or 270
 */
record Rotation(int degrees) {
    /** Lines that are turned at a time, and pixels of each: so many of both sides stay in the nearest cache. */
    static final int BAND_LINES = 32;

    boolean isNone() {
        return degrees == 0;
    }

    /** The size of a picture after the turn, from 0,0; a turn back has the same sides. */
    Area turned(int width, int height) {
        return degrees % 180 == 0 ? new Area(0, 0, width, height) : new Area(0, 0, height, width);
    }

    /**
     * Turns some lines of a picture into their place in the turned one.
     *
     * @param band the lines
     * @param top which line of the picture the first of them is
     * @param picture the size before the turn
     * @param turned the whole picture after the turn, line by line
     */
    void turn(int[] band, int top, Area picture, int[] turned) {
        int width = picture.width();
        int bottom = Math.min(picture.height(), top + band.length / width);
        for (int left = 0; left < width; left += BAND_LINES) {
            int right = Math.min(width, left + BAND_LINES);
            for (int y = top; y < bottom; y++) {
                turn(band, (y - top) * width, left, right, turned, first(y, picture), step(picture));
            }
        }
    }

    private static void turn(int[] band, int line, int left, int right, int[] turned, int first, int step) {
        int to = first + left * step;
        for (int x = left; x < right; x++) {
            turned[to] = band[line + x];
            to += step;
        }
    }

    /** Where the first pixel of a line goes. */
    private int first(int line, Area picture) {
        return switch (degrees) {
            case 90 -> picture.height() - 1 - line;
            case 180 -> (picture.height() - line) * picture.width() - 1;
            case 270 -> (picture.width() - 1) * picture.height() + line;
            default -> line * picture.width();
        };
    }

    /** How far from it the next pixel of the line goes. */
    private int step(Area picture) {
        return switch (degrees) {
            case 90 -> picture.height();
            case 180 -> -1;
            case 270 -> -picture.height();
            default -> 1;
        };
    }
}
