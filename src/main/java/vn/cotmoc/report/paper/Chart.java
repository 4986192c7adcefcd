// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.List;

/**
 * A drawing of figures that a table of the same document has too.
 *
 * @param title what is drawn, and in which unit
 * @param alternative the same in words, for who cannot see it
 * @param categories along the axis
 * @param series at least one
 */
public record Chart(Shape shape, String title, String alternative, List<String> categories, List<Series> series)
        implements Block {
    /** Of the series, as 0xRRGGBB; told apart in print without colour too: from dark to light. */
    public static final List<Integer> COLOURS = List.of(0x1F3A5F, 0xC8553D, 0x6CA6A0, 0xE3B23C, 0x9AA5B1);

    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }

    /** Upright columns side by side, or lying bars one below the other. */
    public enum Shape {
        COLUMNS,
        BARS
    }

    /** One value for each category, each with how it is written. */
    public record Series(String name, List<Value> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /** A height or length, 0 or more. */
    public record Value(double size, String text) {}
}
