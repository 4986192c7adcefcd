// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

/** The measures of Decree 30/2020 in twips, twentieths of a point: A4, the margins, the room between them. */
final class Sheet {
    static final int SHORT_SIDE = mm(210);
    static final int LONG_SIDE = mm(297);
    static final int TOP = mm(20);
    static final int BOTTOM = mm(20);
    static final int LEFT = mm(30);
    static final int RIGHT = mm(15);
    /** From the paper's edge to the page number. */
    static final int NUMBER_TOP = mm(10);
    /** 1.27 cm. */
    static final int FIRST_LINE = 720;

    private static final double TWIPS_PER_MM = 1440 / 25.4;

    private Sheet() {}

    static int mm(double mm) {
        return (int) Math.round(mm * TWIPS_PER_MM);
    }

    /** The width of the text. */
    static int width(boolean landscape) {
        return (landscape ? LONG_SIDE : SHORT_SIDE) - LEFT - RIGHT;
    }
}
