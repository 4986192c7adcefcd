// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongConsumer;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.Verified;

/**
 * A {@code node.db} or a {@code central.db}, whichever it is: for the questions that both answer. Any thread, also beside a
 * daemon that is writing it.
 */
public final class RecordDatabase implements AutoCloseable {
    private final Kind kind;
    private final Database database;

    private RecordDatabase(Kind kind, Database database) {
        this.kind = kind;
        this.database = database;
    }

    /**
     * Opens one that must be there.
     *
     * @throws Fault REFUSED {@code database-missing}, {@code database-unknown}, {@code database-newer}
     */
    public static RecordDatabase open(Path file) {
        Kind kind = Database.kind(file);
        return new RecordDatabase(kind, Database.open(file, kind));
    }

    /** As {@link vn.cotmoc.journal.JournalReader#counts}. */
    public Counts counts(LocalDate from, LocalDate to, Counts.By by) {
        return database.read(connection -> CountsQuery.counts(connection, from, to, by));
    }

    /**
     * Holds chains, heads and counts against the rows.
     *
     * @param progress is told now and then how many rows have been read
     */
    public Verified verify(LongConsumer progress) {
        return database.read(connection -> Verification.verify(connection, kind, progress));
    }

    /**
     * Writes every stream to a folder as its node serves it, with its last signed head; gives the names of the rows' files. Rows
     * that a node has written since it signed stand past the head, and wait where they are taken in.
     *
     * @throws Fault RETRY when the folder cannot be written
     */
    public List<Path> export(Path folder, LongConsumer progress) {
        return database.read(connection -> Export.write(connection, kind, folder, progress));
    }

    @Override
    public void close() {
        database.close();
    }
}
