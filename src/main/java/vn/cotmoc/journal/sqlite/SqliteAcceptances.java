// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.trust.Acceptance;
import vn.cotmoc.playlist.trust.Acceptances;

/** The register of accepted playlists in {@code node.db}. */
public final class SqliteAcceptances implements Acceptances {
    private final NodeDatabase database;

    /** The database stays its opener's to close. */
    public SqliteAcceptances(NodeDatabase database) {
        this.database = database;
    }

    @Override
    public List<Acceptance> list() {
        return database.read(connection ->
                Sql.list(connection, "SELECT * FROM acceptance ORDER BY turn", SqliteAcceptances::acceptance));
    }

    @Override
    public void put(Acceptance acceptance) {
        database.write(connection -> Sql.run(
                connection,
                """
                INSERT INTO acceptance (id, version, sha256, signed_by, sealed_at, accepted_at, valid_from, valid_until,
                                        turn, turn_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id, version) DO UPDATE SET turn = excluded.turn, turn_at = excluded.turn_at
                """,
                acceptance.id(),
                acceptance.version(),
                acceptance.sha256(),
                acceptance.signedBy(),
                acceptance.sealedAt().toString(),
                acceptance.acceptedAt().toString(),
                text(acceptance.validFrom()),
                text(acceptance.validUntil()),
                acceptance.turn(),
                acceptance.turnAt().toString()));
    }

    private static Acceptance acceptance(ResultSet row) throws SQLException {
        return new Acceptance(
                row.getString("id"),
                row.getInt("version"),
                row.getString("sha256"),
                row.getString("signed_by"),
                Instant.parse(row.getString("sealed_at")),
                Instant.parse(row.getString("accepted_at")),
                instant(row.getString("valid_from")),
                instant(row.getString("valid_until")),
                row.getLong("turn"),
                Instant.parse(row.getString("turn_at")));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
