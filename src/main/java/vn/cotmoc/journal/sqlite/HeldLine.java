// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

/** A line as it came, and the place that it came from. Its bytes are not to be changed. */
final class HeldLine {
    /** Of a row in a database its number, of a line in a file that of the line. */
    final long number;

    /** As the database has it; empty in a file. */
    final String type;

    final byte[] bytes;

    HeldLine(long number, String type, byte[] bytes) {
        this.number = number;
        this.type = type;
        this.bytes = bytes;
    }
}
