// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** The latest first, at most so many. */
    List<JsonNode> lastPlays(int most) throws SQLException {
        return Sql.list(
                connection,
                "SELECT line FROM rows WHERE id BETWEEN ? AND ? AND type = 'play' ORDER BY id DESC LIMIT ?",
                row -> parse(row.getString("line")),
                stream.row(0),
                stream.row(Stream.MOST_SEQ),
                most);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is no JSON", e);
        }
    }
}
