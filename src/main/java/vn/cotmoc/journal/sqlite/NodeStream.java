// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Looks up what a node's own rows say. Within a transaction of the caller's. */
final class NodeStream {
    private static final JsonMapper JSON = new JsonMapper();

    /** The last term lets SQLite take the partial index. */
    static final String OF_TYPE =
            "SELECT id, line FROM rows WHERE type = ? AND id BETWEEN ? AND ? AND type NOT IN ('play', 'missed') ";

    private final Connection connection;
    private final Stream stream;

    NodeStream(Connection connection, Stream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    Optional<JsonNode> findLast(String type) throws SQLException {
        return Sql.find(
                connection,
                OF_TYPE + "ORDER BY id DESC LIMIT 1",
                row -> parse(row.getString("line")),
                type,
                stream.row(0),
                stream.row(Stream.MOST_SEQ));
    }

    /** Oldest first. */
    List<JsonNode> all(String type) throws SQLException {
        return Sql.list(
                connection,
                OF_TYPE + "ORDER BY id",
                row -> parse(row.getString("line")),
                type,
                stream.row(0),
                stream.row(Stream.MOST_SEQ));
    }

    /** The latest of a screen, if it is among so many latest ones. It is looked for from the end, and no further than needed. */
    Optional<JsonNode> findLastPlay(String screen, int amongst) throws SQLException {
        return Sql.find(
                connection,
                "SELECT line FROM (SELECT line FROM rows WHERE id BETWEEN ? AND ? AND type = 'play' ORDER BY id DESC"
                        + " LIMIT ?) WHERE json_extract(line, '$.screen') = ? LIMIT 1",
                row -> parse(row.getString("line")),
                stream.row(0),
                stream.row(Stream.MOST_SEQ),
                amongst,
                screen);
    }

    /** What the latest row says of the clock, those that tell of a step apart. */
    Optional<JsonNode> findLastStateOfClock() throws SQLException {
        return Sql.find(
                connection,
                OF_TYPE + "AND json_extract(line, '$.event') <> 'stepped' ORDER BY id DESC LIMIT 1",
                row -> parse(row.getString("line")),
                "clock",
                stream.row(0),
                stream.row(Stream.MOST_SEQ));
    }

    /** The last day that a screen has a row of. */
    Optional<LocalDate> findLastDay(String screen) throws SQLException {
        return Sql.find(
                connection,
                OF_TYPE + "AND json_extract(line, '$.screen') = ? ORDER BY json_extract(line, '$.date') DESC LIMIT 1",
                row -> LocalDate.parse(parse(row.getString("line")).path("date").asText()),
                "day",
                stream.row(0),
                stream.row(Stream.MOST_SEQ),
                screen);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is no JSON", e);
        }
    }
}
