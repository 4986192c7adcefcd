// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record of one node. Writing: one thread. Reading: every thread. */
public interface Journal extends AutoCloseable {
    /**
     * Keeps these together or not at all; they are on the disk when it returns.
     *
     * @throws vn.cotmoc.fault.Fault RETRY when the disk is full or does not answer: nothing was kept, offer them again
     */
    void write(List<? extends Entry> entries);

    /** The rotation state stored with the last play that started on a screen. */
    Optional<String> findHistory(String screen);

    /** The number of the last play of a screen, 0 when there is none. */
    long lastPlay(String screen);

    /** When the last play of a screen ended that has a row; empty before the first. */
    Optional<Instant> findLastEnd(String screen);

    /** The latest local day of a screen that has its {@code day} row. */
    Optional<LocalDate> findLastDay(String screen);

    @Override
    void close();
}
