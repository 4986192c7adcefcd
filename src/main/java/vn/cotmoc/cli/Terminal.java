// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

/** Whether somebody sits before the program. */
final class Terminal {
    private Terminal() {}

    /** Whether both its input and its output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // true of JDK 22 and later; this program runs on 17
    static boolean isAttended() {
        return System.console() != null;
    }
}
