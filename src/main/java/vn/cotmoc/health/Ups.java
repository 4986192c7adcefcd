// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

/**
 * The uninterruptible power supply. It is only ever read.
 *
 * <p>Asked by one thread of its own, see {@link Devices}.
 */
public interface Ups extends AutoCloseable {
    /** Within it a reading is given, whatever is at the other end. */
    long READ_MOST_MS = 5_000;

    /** How the supply is now; throws nothing: one that does not answer, or not sensibly, is not reachable. */
    UpsReading read();

    /** Lets go of it. */
    @Override
    void close();
}
