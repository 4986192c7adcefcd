// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.CanonicalJson;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.OnAir;
import vn.cotmoc.journal.RowForm;
import vn.cotmoc.journal.Rows;

/** The table {@code on_air}: one row a screen. */
final class OnAirTable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final RowForm form;

    OnAirTable(Connection connection, RowForm form) {
        this.connection = connection;
        this.form = form;
    }

    OnAir get(String screen) throws SQLException {
        return Sql.find(connection, "SELECT * FROM on_air WHERE screen = ?", OnAirTable::read, screen)
                .orElseGet(() -> OnAir.nothing(screen));
    }

    List<OnAir> all() throws SQLException {
        return Sql.list(connection, "SELECT * FROM on_air ORDER BY screen", OnAirTable::read);
    }

    /** What was on air was so in another database: only numbers and rotation go on. */
    void forget() throws SQLException {
        for (OnAir each : all()) {
            put(new OnAir(each.screen(), each.lastPlay(), each.history(), null, null));
        }
    }

    void put(OnAir onAir) throws SQLException {
        OnAir.Current current = onAir.current();
        Entry.Beat beat = current == null ? null : current.beat();
        Entry.Intent next = onAir.next();
        Sql.run(
                connection,
                """
                INSERT OR REPLACE INTO on_air (screen, last_play, history, play, showing, started_ms, airtime_ms, proof,
                    next_play, next_showing, next_history)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                onAir.screen(),
                onAir.lastPlay(),
                onAir.history(),
                current == null ? null : current.play(),
                current == null ? null : text(current.showing()),
                current == null ? null : current.startedAt().toEpochMilli(),
                beat == null ? null : beat.airtimeMs(),
                beat == null ? null : beat.proof().word(),
                next == null ? null : next.play(),
                next == null ? null : text(next.showing()),
                next == null ? null : next.history());
    }

    /** The heartbeat of a play that is on air: once a second, so it touches only what it must. */
    void beat(Entry.Beat beat) throws SQLException {
        Sql.run(
                connection,
                "UPDATE on_air SET airtime_ms = ?, proof = ? WHERE screen = ? AND play = ?",
                beat.airtimeMs(),
                beat.proof().word(),
                beat.screen(),
                beat.play());
    }

    private String text(Entry.Showing showing) {
        return CanonicalJson.text(form.showing(showing));
    }

    private static OnAir read(ResultSet row) throws SQLException {
        return new OnAir(
                row.getString("screen"), row.getLong("last_play"), row.getString("history"), current(row), next(row));
    }

    private static OnAir.@Nullable Current current(ResultSet row) throws SQLException {
        Long play = Sql.longOrNull(row, "play");
        if (play == null) {
            return null;
        }
        Long airtimeMs = Sql.longOrNull(row, "airtime_ms");
        Entry.Beat beat = airtimeMs == null
                ? null
                : new Entry.Beat(row.getString("screen"), play, airtimeMs, proof(row.getString("proof")));
        return new OnAir.Current(
                play, showing(row.getString("showing")), Instant.ofEpochMilli(row.getLong("started_ms")), beat);
    }

    private static Entry.@Nullable Intent next(ResultSet row) throws SQLException {
        Long play = Sql.longOrNull(row, "next_play");
        return play == null
                ? null
                : new Entry.Intent(play, showing(row.getString("next_showing")), row.getString("next_history"));
    }

    private static Entry.Proof proof(String word) {
        return Entry.Proof.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Entry.Showing showing(String json) {
        try {
            return Rows.showing(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("on_air holds no JSON", e);
        }
    }
}
