// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import vn.cotmoc.fault.Fault;

/** Statements in few words. */
final class Sql {
    /** Reads one row of a result. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final int DAMAGED = 11;

    private Sql() {}

    static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.getInt(1);
        }
    }

    /** Runs one statement, whatever it answers. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs one statement and tells how many rows it touched. */
    static int run(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    static <T> Optional<T> find(Connection connection, String query, Reader<T> reader, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, query, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    static <T> List<T> list(Connection connection, String query, Reader<T> reader, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, query, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, arguments);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Whether the file itself is no longer what SQLite wrote. */
    static boolean isDamage(SQLException cause) {
        return primaryCode(cause) == DAMAGED;
    }

    /** The low byte of a code; the rest tells variants apart (sqlite.org/rescode.html). */
    private static int primaryCode(SQLException cause) {
        SQLiteErrorCode code =
                cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        return code.code & 0xff;
    }

    /** What a failure of SQLite means to a caller. */
    static Fault fault(SQLException cause, Path file) {
        return switch (primaryCode(cause)) {
            case 13 -> Fault.retry("disk-full", file).causedBy(cause);
            case 5, 6 -> Fault.retry("database-busy", file).causedBy(cause);
            case 8, 10, 14 ->
                Fault.retry("database-unreachable", file, said(cause)).causedBy(cause);
            case 26 -> Fault.refused("database-unknown", file).causedBy(cause);
            case DAMAGED -> Fault.broken("database-damaged", file, said(cause)).causedBy(cause);
            default -> Fault.broken("database-failed", file, said(cause)).causedBy(cause);
        };
    }

    private static String said(SQLException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
