// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.journal.Counted;

/** The numbers that stand for places, clips' facts and ways in the tables of counts. Within one transaction. */
final class Dimensions {
    private final Connection connection;
    private final Map<Object, Long> known = new HashMap<>();

    Dimensions(Connection connection) {
        this.connection = connection;
    }

    long place(Tallies.Place place) throws SQLException {
        return number(
                place,
                "SELECT place FROM places WHERE stream = ? AND screen = ? AND site = ?",
                "INSERT INTO places (stream, screen, site) VALUES (?, ?, ?) RETURNING place",
                place.stream(),
                place.screen(),
                place.site());
    }

    long facts(Counted.Facts facts) throws SQLException {
        return number(
                facts,
                "SELECT facts FROM clips WHERE clip = ? AND topic = ? AND language = ? AND source = ?",
                "INSERT INTO clips (clip, topic, language, source) VALUES (?, ?, ?, ?) RETURNING facts",
                facts.clip(),
                facts.topic(),
                facts.language(),
                facts.source());
    }

    long way(Counted.Way way) throws SQLException {
        return number(
                way,
                "SELECT way FROM ways WHERE priority = ? AND kind = ? AND outcome = ? AND proof = ?",
                "INSERT INTO ways (priority, kind, outcome, proof) VALUES (?, ?, ?, ?) RETURNING way",
                way.priority(),
                way.kind(),
                way.outcome(),
                way.proof());
    }

    static Counted.Facts facts(ResultSet row) throws SQLException {
        return new Counted.Facts(
                row.getString("clip"), row.getString("topic"), row.getString("language"), row.getString("source"));
    }

    static Counted.Way way(ResultSet row) throws SQLException {
        return new Counted.Way(
                row.getString("priority"), row.getString("kind"), row.getString("outcome"), row.getString("proof"));
    }

    private long number(Object value, String select, String insert, Object... columns) throws SQLException {
        Long number = known.get(value);
        if (number == null) {
            number =
                    Sql.find(connection, select, row -> row.getLong(1), columns).orElse(null);
        }
        if (number == null) {
            number =
                    Sql.find(connection, insert, row -> row.getLong(1), columns).orElseThrow();
        }
        known.put(value, number);
        return number;
    }
}
