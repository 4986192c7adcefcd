// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Journal;

/** A journal on a disk that is full, or does not answer, while it is told so. */
final class FaultyDisk implements Journal {
    private final Journal journal;
    private Optional<Fault> trouble = Optional.empty();

    FaultyDisk(Journal journal) {
        this.journal = journal;
    }

    /** {@code disk-full} or {@code database-busy} from now on; empty: all is well again. */
    void trouble(Optional<String> code) {
        trouble = code.map(each -> Fault.retry(each, "node.db"));
    }

    @Override
    public void write(List<? extends Entry> entries) {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        journal.write(entries);
    }

    @Override
    public Optional<String> findHistory(String screen) {
        return journal.findHistory(screen);
    }

    @Override
    public long lastPlay(String screen) {
        return journal.lastPlay(screen);
    }

    @Override
    public Optional<Instant> findLastEnd(String screen) {
        return journal.findLastEnd(screen);
    }

    @Override
    public Optional<LocalDate> findLastDay(String screen) {
        return journal.findLastDay(screen);
    }

    @Override
    public void close() {
        journal.close();
    }
}
