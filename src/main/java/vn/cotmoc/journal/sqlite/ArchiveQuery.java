// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.RowTime;

/** The questions of {@link Archive}. Within a transaction of the caller's. */
final class ArchiveQuery {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String TALLIES = """
            SELECT node, screen, places.site, clips.*, ways.*, sums.plays, sums.airtime_ms, first_day, last_day
            FROM (SELECT place, facts, way, sum(plays) AS plays, sum(airtime_ms) AS airtime_ms,
                    min(day) AS first_day, max(day) AS last_day
                  FROM day_counts WHERE day BETWEEN ? AND ? GROUP BY place, facts, way) AS sums
            JOIN places USING (place) JOIN streams USING (stream) JOIN clips USING (facts) JOIN ways USING (way)
            ORDER BY node, place, facts, way
            """;
    private static final String DAYS = """
            SELECT DISTINCT node, places.site, day
            FROM (SELECT DISTINCT day, place FROM day_counts JOIN ways USING (way)
                  WHERE day BETWEEN ? AND ? AND outcome = 'complete' AND kind IN ('at', 'between'))
            JOIN places USING (place) JOIN streams USING (stream)
            """;
    // SQLite takes the other columns from the row that has the maximum (sqlite.org/lang_select.html, bare columns).
    private static final String LAST_PLAYS = """
            SELECT clip, last_row, max(last_ms), node, log, seq FROM day_counts
            JOIN ways USING (way) JOIN clips USING (facts) JOIN places USING (place) JOIN streams USING (stream)
            WHERE day BETWEEN ? AND ? AND outcome = 'complete' AND kind IN ('at', 'between')
            GROUP BY clip, node, log
            ORDER BY clip, max(last_ms), node, log
            """;

    private record LastPlay(String clip, String node, long row) {}

    private final Connection connection;

    ArchiveQuery(Connection connection) {
        this.connection = connection;
    }

    List<Archive.Tally> tallies(LocalDate from, LocalDate to) throws SQLException {
        return Sql.list(
                connection,
                TALLIES,
                row -> new Archive.Tally(
                        row.getString("node"),
                        row.getString("site"),
                        row.getString("screen"),
                        Dimensions.facts(row),
                        Dimensions.way(row),
                        row.getLong("plays"),
                        row.getLong("airtime_ms"),
                        CountsQuery.date(row.getInt("first_day")),
                        CountsQuery.date(row.getInt("last_day"))),
                CountsQuery.day(from),
                CountsQuery.day(to));
    }

    Set<Archive.NodeDay> daysOperated(LocalDate from, LocalDate to) throws SQLException {
        return new HashSet<>(Sql.list(
                connection,
                DAYS,
                row -> new Archive.NodeDay(
                        row.getString("node"), row.getString("site"), CountsQuery.date(row.getInt("day"))),
                CountsQuery.day(from),
                CountsQuery.day(to)));
    }

    /** Of two that began at the same instant the one of the later node, so that the same rows give the same answer. */
    Map<String, Archive.Row> lastCompletePlays(LocalDate from, LocalDate to, Set<String> nodes) throws SQLException {
        Map<String, Long> ids = new TreeMap<>();
        Sql.list(
                        connection,
                        LAST_PLAYS,
                        row -> new LastPlay(row.getString("clip"), row.getString("node"), row.getLong("last_row")),
                        CountsQuery.day(from),
                        CountsQuery.day(to))
                .stream()
                .filter(last -> nodes.contains(last.node()))
                .forEach(last -> ids.put(last.clip(), last.row()));
        Map<Long, Stream> streams = streams();
        Map<String, Archive.Row> plays = new TreeMap<>();
        for (Map.Entry<String, Long> last : ids.entrySet()) {
            Stream stream = stream(streams, last.getValue());
            Sql.find(connection, "SELECT id, line FROM rows WHERE id = ?", row -> row(stream, row), last.getValue())
                    .ifPresent(row -> plays.put(last.getKey(), row));
        }
        return plays;
    }

    List<Archive.Row> rows(String type) throws SQLException {
        List<Archive.Row> rows = new ArrayList<>();
        for (Stream stream : Stream.all(connection)) {
            rows.addAll(Sql.list(
                    connection,
                    NodeStream.OF_TYPE + "ORDER BY id",
                    row -> row(stream, row),
                    type,
                    stream.row(0),
                    stream.row(Stream.MOST_SEQ)));
        }
        return rows;
    }

    List<Archive.Log> logs() throws SQLException {
        List<Archive.Log> logs = new ArrayList<>();
        for (Stream stream : Stream.all(connection)) {
            String ends = "SELECT id, line FROM rows WHERE id > ? AND id <= ? ORDER BY id ";
            Object[] all = {stream.row(0), stream.row(Stream.MOST_SEQ)};
            var first = Sql.find(connection, ends + "LIMIT 1", row -> row(stream, row), all);
            var last = Sql.find(connection, ends + "DESC LIMIT 1", row -> row(stream, row), all);
            if (first.isPresent() && last.isPresent()) {
                logs.add(new Archive.Log(stream.node(), stream.log(), first.get(), last.get()));
            }
        }
        return logs;
    }

    private Map<Long, Stream> streams() throws SQLException {
        Map<Long, Stream> streams = new TreeMap<>();
        Stream.all(connection).forEach(stream -> streams.put(stream.id(), stream));
        return streams;
    }

    private static Stream stream(Map<Long, Stream> streams, long row) {
        Stream stream = streams.get(Stream.streamOf(row));
        if (stream == null) {
            throw Fault.broken("journal-held-missing", "?", "?", Stream.seqOf(row));
        }
        return stream;
    }

    private static Archive.Row row(Stream stream, ResultSet row) throws SQLException {
        JsonNode json = parse(row.getString("line"));
        OffsetDateTime at =
                RowTime.find(json.path("at").asText()).orElse(OffsetDateTime.MIN.withOffsetSameLocal(ZoneOffset.UTC));
        return new Archive.Row(stream.node(), stream.log(), Stream.seqOf(row.getLong("id")), at, json);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held row is no JSON", e);
        }
    }
}
