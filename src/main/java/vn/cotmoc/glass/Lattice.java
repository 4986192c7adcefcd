// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * A picture reduced to the brightness of 32×18 points, enough to tell whether two are the same, and whether one is black.
 *
 * @param luma 0 to 255 a point, row by row
 */
public record Lattice(List<Integer> luma) {
    public static final int COLUMNS = 32;
    public static final int ROWS = 18;

    public Lattice {
        luma = List.copyOf(luma);
        if (luma.size() != COLUMNS * ROWS) {
            throw new IllegalArgumentException("a lattice of " + luma.size() + " points");
        }
    }

    /** Looks at the points of a picture of this size; {@code rgbAt} tells the colour at x, y. */
    public static Lattice of(int width, int height, IntBinaryOperator rgbAt) {
        Integer[] points = new Integer[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                points[row * COLUMNS + column] =
                        lumaOf(rgbAt.applyAsInt(place(column, COLUMNS, width), place(row, ROWS, height)));
            }
        }
        return new Lattice(Arrays.asList(points));
    }

    /** Looks at the same points of an area of the glass, a row of pixels at a time. */
    public static Lattice read(Glass glass, Area area) {
        Picture[] rows = new Picture[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = glass.read(new Area(area.x(), area.y() + place(row, ROWS, area.height()), area.width(), 1));
        }
        return of(area.width(), area.height(), (x, y) -> rows[y * ROWS / area.height()].at(x, 0));
    }

    public static Lattice fromText(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        Integer[] points = new Integer[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            points[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return new Lattice(Arrays.asList(points));
    }

    public String toText() {
        byte[] bytes = new byte[luma.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = luma.get(i).byteValue();
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The mean difference a point, 0 to 255. */
    public double distance(Lattice other) {
        long sum = 0;
        for (int i = 0; i < luma.size(); i++) {
            sum += Math.abs(luma.get(i) - other.luma.get(i));
        }
        return (double) sum / luma.size();
    }

    public int brightest() {
        int most = 0;
        for (int point : luma) {
            most = Math.max(most, point);
        }
        return most;
    }

    private static int place(int index, int count, int size) {
        return (2 * index + 1) * size / (2 * count);
    }

    /** ITU-R BT.601 weights, in 256ths. */
    private static int lumaOf(int rgb) {
        return (77 * (rgb >> 16 & 255) + 150 * (rgb >> 8 & 255) + 29 * (rgb & 255)) >> 8;
    }
}
