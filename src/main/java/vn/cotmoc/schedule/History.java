// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

/** What has been shown on one screen, as far as it decides what comes next. Immutable. */
public final class History {
    public static final History EMPTY = new History();

    private History() {}
}
