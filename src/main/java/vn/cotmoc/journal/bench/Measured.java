// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param name stable, kebab-case
 * @param unit {@code ms} or {@code rows/s}
 * @param aim what design.md promises: at most so many ms, at least so many rows a second; null where it promises nothing
 */
public record Measured(
        String name, double value, String unit, @Nullable Double aim) {
    /** A time that should be short. */
    public static Measured ms(String name, double value, @Nullable Double most) {
        return new Measured(name, value, "ms", most);
    }

    /** A speed that should be high. */
    public static Measured rowsPerSecond(String name, long rows, double ms, double least) {
        return new Measured(name, rows / Math.max(ms, 0.001) * 1_000, "rows/s", least);
    }

    /** Whether the promise is kept; true where there is none. */
    public boolean isKept() {
        return aim == null || (unit.equals("ms") ? value <= aim : value >= aim);
    }
}
