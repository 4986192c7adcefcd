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
 * One SQLite file: a connection that writes, a few that read. Any thread.
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
    private final Semaphore readers = new Semaphore(READERS, true);
    private final BlockingQueue<Connection> idleReaders = new ArrayBlockingQueue<>(READERS);

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
        acquireReader();
        try {
            Connection idle = idleReaders.poll();
            Connection connection = idle == null ? connectReader() : idle;
            try {
                Sql.execute(connection, "BEGIN");
                try {
                    return work.with(connection);
                } finally {
                    Sql.execute(connection, "ROLLBACK");
                }
            } finally {
                if (!idleReaders.offer(connection)) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        } finally {
            readers.release();
        }
    }

    /** Waits for what is being read and written, then closes; the file stands alone afterwards, without its log. */
    @Override
    public void close() {
        readers.acquireUninterruptibly(READERS);
        writing.lock();
        try {
            for (Connection reader : idleReaders) {
                reader.close();
            }
            idleReaders.clear();
            writer.close();
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        } finally {
            writing.unlock();
            readers.release(READERS);
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

    private void acquireReader() {
        try {
            if (readers.tryAcquire(READER_WAIT_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Fault.retry("database-busy", file);
    }

    private void rollBack() {
        try {
            Sql.execute(writer, "ROLLBACK");
        } catch (SQLException e) {
            // A full disk has already rolled the transaction back (sqlite.org/lang_transaction.html, section 3).
        }
    }
}
