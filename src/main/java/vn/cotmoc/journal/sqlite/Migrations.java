// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.cotmoc.fault.Fault;

/** Brings a database to this program's schema. */
final class Migrations {
    private Migrations() {}

    /**
     * Looks before anything is changed.
     *
     * @throws Fault REFUSED {@code database-newer} when a later version of the program has written it,
     *     {@code database-unknown} when it is another kind of file
     */
    static void check(Connection connection, Kind kind, Path file) throws SQLException {
        int version = Sql.number(connection, "PRAGMA user_version");
        boolean fresh = Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (Sql.number(connection, "PRAGMA application_id") != kind.mark && !fresh) {
            throw Fault.refused("database-unknown", file);
        }
        if (version > kind.migrations().size()) {
            throw Fault.refused(
                    "database-newer", file, version, kind.migrations().size());
        }
    }

    /** Applies what the file has not had yet, within a transaction of the caller's; tells how many those were. */
    static int apply(Connection connection, Kind kind) throws SQLException {
        int version = Sql.number(connection, "PRAGMA user_version");
        List<String> wanting =
                kind.migrations().subList(version, kind.migrations().size());
        try (Statement statement = connection.createStatement()) {
            for (String name : wanting) {
                statement.executeUpdate(script(name));
            }
            if (!wanting.isEmpty()) {
                statement.executeUpdate(
                        "PRAGMA user_version = " + kind.migrations().size());
                statement.executeUpdate("PRAGMA application_id = " + kind.mark);
            }
        }
        return wanting.size();
    }

    private static String script(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
