// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import vn.cotmoc.fault.Fault;

/**
 * One SQLite file: a connection that writes, a few that read, and one for reads that must not wait for those. Any thread.
 *
 * <p>Other processes may have it open at the same time ({@code cotmoc token add} beside the daemon); a writer waits for
 * theirs up to {@link #BUSY_MS}.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MS = 5_000;
    private static final int READERS = 4;
    private static final int READER_WAIT_S = 30;
    /** Where years of a hundred nodes are summed there is memory; a node keeps SQLite's 2 MB. */
    private static final int OFFICE_CACHE_KIB = 65_536;

    /** Something done with a connection, within one transaction. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final Path file;
    private final Kind kind;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Connection writer;
    private final Readers readers = new Readers(READERS);
    private final Readers prompt = new Readers(1);

    private Database(Path file, Kind kind, Connection writer) {
        this.file = file;
        this.kind = kind;
        this.writer = writer;
    }

    /**
     * Opens a database, making it when it is not there, and brings it to this program's schema.
     *
     * @throws Fault REFUSED when it is a later program's or none of this kind, RETRY when it cannot be reached
     */
    static Database open(Path file, Kind kind) {
        try {
            Connection writer = connect(file);
            try {
                Migrations.check(writer, kind, file);
                // Only now that the file is known to be ours; the mode stays with the file.
                Sql.execute(writer, "PRAGMA journal_mode = WAL");
                var database = new Database(file, kind, writer);
                database.write(connection -> Migrations.apply(connection, kind));
                return database;
            } catch (Fault | SQLException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        }
    }

    /**
     * Which of the two a file is.
     *
     * @throws Fault REFUSED when there is no such file or it is neither
     */
    static Kind kind(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Fault.refused("database-missing", file);
        }
        NativeLibrary.settleIn(NativeLibrary.userFolder());
        var settings = new SQLiteConfig();
        settings.setReadOnly(true);
        try (Connection connection = settings.createConnection("jdbc:sqlite:" + file)) {
            return Kind.find(Sql.number(connection, "PRAGMA application_id"))
                    .orElseThrow(() -> Fault.refused("database-unknown", file));
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        }
    }

    Path file() {
        return file;
    }

    /**
     * Does something in one transaction that is on the disk when this returns.
     *
     * @throws Fault RETRY when the disk is full or the file is busy; nothing was kept then
     */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            Sql.execute(writer, "BEGIN IMMEDIATE");
            boolean kept = false;
            try {
                T result = work.with(writer);
                Sql.execute(writer, "COMMIT");
                kept = true;
                return result;
            } finally {
                if (!kept) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Reads one state of the database, whatever is written meanwhile.
     *
     * @throws Fault RETRY when all readers stay busy
     */
    <T> T read(Work<T> work) {
        return readers.read(work);
    }

    /** The same for what takes no time, however long others read: who is let in, for instance. One at a time. */
    <T> T readAtOnce(Work<T> work) {
        return prompt.read(work);
    }

    /** Waits for what is being read and written, then closes; the file stands alone afterwards, without its log. */
    @Override
    public void close() {
        try {
            readers.close();
            prompt.close();
            writing.lock();
            try {
                writer.close();
            } finally {
                writing.unlock();
            }
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        }
    }

    /** Connections that read, opened when they are first needed. */
    private final class Readers {
        private final int most;
        private final Semaphore free;
        private final BlockingQueue<Connection> idle;

        Readers(int most) {
            this.most = most;
            this.free = new Semaphore(most, true);
            this.idle = new ArrayBlockingQueue<>(most);
        }

        <T> T read(Work<T> work) {
            acquire();
            try {
                Connection rested = idle.poll();
                Connection connection = rested == null ? connectReader() : rested;
                try {
                    Sql.execute(connection, "BEGIN");
                    try {
                        return work.with(connection);
                    } finally {
                        Sql.execute(connection, "ROLLBACK");
                    }
                } finally {
                    if (!idle.offer(connection)) {
                        connection.close();
                    }
                }
            } catch (SQLException e) {
                throw Sql.fault(e, file);
            } finally {
                free.release();
            }
        }

        void close() throws SQLException {
            free.acquireUninterruptibly(most);
            try {
                for (Connection reader : idle) {
                    reader.close();
                }
                idle.clear();
            } finally {
                free.release(most);
            }
        }

        private void acquire() {
            try {
                if (free.tryAcquire(READER_WAIT_S, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw Fault.retry("database-busy", file);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var settings = new SQLiteConfig();
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.setTempStore(SQLiteConfig.TempStore.MEMORY);
        settings.setBusyTimeout(BUSY_MS);
        settings.enforceForeignKeys(true);
        // Nobody asks for them here, and to fetch them took the driver a statement more for each row.
        settings.setGetGeneratedKeys(false);
        return settings.createConnection("jdbc:sqlite:" + file);
    }

    private Connection connectReader() throws SQLException {
        Connection connection = connect(file);
        Sql.execute(connection, "PRAGMA query_only = 1");
        if (kind == Kind.CENTRAL) {
            Sql.execute(connection, "PRAGMA cache_size = -" + OFFICE_CACHE_KIB);
        }
        return connection;
    }

    private void rollBack() {
        try {
            Sql.execute(writer, "ROLLBACK");
        } catch (SQLException e) {
            // A full disk has already rolled the transaction back (sqlite.org/lang_transaction.html, section 3).
        }
    }
}
