// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

/** A rectangle of an X screen, in pixels from its upper left corner. */
public record Area(int x, int y, int width, int height) {
    public Area {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("no area of a screen: " + width + "x" + height + "+" + x + "+" + y);
        }
    }

    /** The smallest area that holds this one and another. */
    public Area and(Area other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width);
        int bottom = Math.max(y + height, other.y + other.height);
        return new Area(left, top, right - left, bottom - top);
    }

    /** Whether there is a pixel that lies in both. */
    public boolean overlaps(Area other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }

    /** X's own way to write it: {@code 1280x720+0+0}. */
    @Override
    public String toString() {
        return width + "x" + height + "+" + x + "+" + y;
    }
}
