// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

/** Lengths for people: {@code 0:45}, {@code 12:05}, {@code 1:02:05}. */
final class Lengths {
    private Lengths() {}

    static String text(long ms) {
        long seconds = Math.round(ms / 1000.0);
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
