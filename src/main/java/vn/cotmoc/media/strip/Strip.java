// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media.strip;

/**
 * What the control strip at the bottom of a picture says. It is two rows of 26 equal cells over the full width. Upper row:
 * a white cell, eight cells of the clip's number, sixteen of the frame's, highest bit first and white for one, a black
 * cell. Lower row: the complement of each, which a half-drawn, faded or foreign picture does not have.
 *
 * @param frame from 0
 */
public record Strip(int clip, int frame) {
    private static final int CELLS = 26;
    private static final int CLIP_FROM = 1;
    private static final int FRAME_FROM = 9;
    private static final int FRAME_END = 25;

    /** White and its complement lie 219 apart in a video's grey; compression takes a little of that. */
    private static final int LEAST_CONTRAST = 120;

    /** Height of one row of a picture, in lines: a sixtieth, rounded to even as 4:2:0 video wants it. */
    public static int rowHeight(int pictureHeight) {
        return 2 * Math.max(1, Math.round(pictureHeight / 120f));
    }

    /**
     * Reads the two rows, as grey pixels.
     *
     * @throws IllegalStateException where a cell and its complement do not differ or the end cells are not as they must be
     */
    public static Strip of(byte[] gray, int width) {
        int bits = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            bits = (bits << 1) | (isWhite(gray, width, cell) ? 1 : 0);
        }
        if (bits >> (CELLS - 1) != 1 || (bits & 1) != 0) {
            throw new IllegalStateException("end cells are not white and black");
        }
        return new Strip(bits(bits, CLIP_FROM, FRAME_FROM), bits(bits, FRAME_FROM, FRAME_END));
    }

    private static boolean isWhite(byte[] gray, int width, int cell) {
        int rowHeight = gray.length / width / 2;
        int x = (2 * cell + 1) * width / (2 * CELLS);
        int upper = gray[rowHeight / 2 * width + x] & 0xff;
        int lower = gray[(rowHeight + rowHeight / 2) * width + x] & 0xff;
        if (Math.abs(upper - lower) < LEAST_CONTRAST) {
            throw new IllegalStateException("cell " + cell + " has " + upper + " over " + lower);
        }
        return upper > lower;
    }

    private static int bits(int all, int from, int end) {
        return (all >> (CELLS - end)) & ((1 << (end - from)) - 1);
    }
}
