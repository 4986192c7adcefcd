// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.cotmoc.journal.Audit;

/** The audit in {@code node.db}. */
public final class SqliteAudit implements Audit {
    private final NodeDatabase database;

    public SqliteAudit(NodeDatabase database) {
        this.database = database;
    }

    @Override
    public void write(Entry entry) {
        database.write(connection -> Sql.run(
                connection,
                "INSERT INTO audit (at, who, role, address, action, status) VALUES (?, ?, ?, ?, ?, ?)",
                entry.at().toEpochMilli(),
                entry.who(),
                entry.role(),
                entry.address(),
                entry.action(),
                entry.status()));
    }

    @Override
    public List<Entry> after(long seq, int limit) {
        return database.read(connection -> Sql.list(
                connection, "SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?", SqliteAudit::entry, seq, limit));
    }

    @Override
    public List<Entry> before(long seq, int limit) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                SqliteAudit::entry,
                seq,
                limit));
    }

    @Override
    public void forget(Duration age, Instant now) {
        database.write(connection -> Sql.run(
                connection, "DELETE FROM audit WHERE at < ?", now.minus(age).toEpochMilli()));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("role"),
                row.getString("address"),
                row.getString("action"),
                row.getInt("status"));
    }
}
