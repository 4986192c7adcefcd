// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.cotmoc.fault.Fault;

/**
 * {@code node.db}: all that a node must still know after the power was gone. Any thread.
 *
 * <p>Who keeps something in it writes an adapter in this package over {@link #write} and {@link #read}, and adds its tables
 * as one {@code .sql} file to {@link Kind#migrations}.
 */
public final class NodeDatabase implements AutoCloseable {
    private static final String FILE = "node.db";

    private static final String WITNESS = "head";

    private final Database database;
    private final HeadWitness witness;

    private NodeDatabase(Database database, HeadWitness witness) {
        this.database = database;
        this.witness = witness;
    }

    /**
     * Opens the database of a node's data folder, making both when they are not there.
     *
     * @throws Fault REFUSED {@code database-newer} when a later version of the program has written it
     */
    public static NodeDatabase open(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw Fault.retry("database-unreachable", data, e.toString()).causedBy(e);
        }
        NativeLibrary.settleIn(data.resolve("native"));
        return new NodeDatabase(Database.open(data.resolve(FILE), Kind.NODE), new HeadWitness(data.resolve(WITNESS)));
    }

    <T> T write(Database.Work<T> work) {
        return database.write(work);
    }

    <T> T read(Database.Work<T> work) {
        return database.read(work);
    }

    <T> T readAtOnce(Database.Work<T> work) {
        return database.readAtOnce(work);
    }

    HeadWitness witness() {
        return witness;
    }

    Path file() {
        return database.file();
    }

    @Override
    public void close() {
        database.close();
    }
}
