// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import vn.cotmoc.playlist.Clip;

/**
 * Where a clip's picture lies on a canvas that is at least as large as the screen. The part of the canvas that is shown lies
 * in its middle.
 *
 * @param canvasWidth the larger of the screen's and the picture's, as {@code canvasHeight}
 * @param x of the picture's left edge on the canvas
 * @param width of the picture after scaling; even, as video formats want it
 */
record Placement(int canvasWidth, int canvasHeight, int x, int y, int width, int height) {
    /** Of a clip as it is to be seen, after its turn. */
    static Placement of(int screenWidth, int screenHeight, int clipWidth, int clipHeight, Clip.Fit fit) {
        double byWidth = (double) screenWidth / clipWidth;
        double byHeight = (double) screenHeight / clipHeight;
        int width = screenWidth;
        int height = screenHeight;
        if (fit != Clip.Fit.STRETCH) {
            double scale = fit == Clip.Fit.CONTAIN ? Math.min(byWidth, byHeight) : Math.max(byWidth, byHeight);
            width = even(clipWidth * scale);
            height = even(clipHeight * scale);
        }
        int canvasWidth = Math.max(screenWidth, width);
        int canvasHeight = Math.max(screenHeight, height);
        int x = (canvasWidth - width) / 2;
        int y = (canvasHeight - height) / 2;
        return new Placement(canvasWidth, canvasHeight, x, y, width, height);
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }
}
