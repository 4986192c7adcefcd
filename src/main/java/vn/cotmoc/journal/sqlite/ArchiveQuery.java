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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.RowTime;

/** The questions of {@link Archive}. Within a transaction of the caller's. */
final class ArchiveQuery {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String DAYS = """
            SELECT place, day FROM (SELECT DISTINCT day FROM day_sums WHERE day BETWEEN ? AND ?) AS days CROSS JOIN places
            WHERE EXISTS (SELECT * FROM day_counts AS counts
                WHERE counts.day = days.day AND counts.place = places.place
                AND way IN (SELECT way FROM ways WHERE outcome = 'complete' AND kind IN ('at', 'between')))
            """;

    private final Connection connection;
    private final Words words;

    ArchiveQuery(Connection connection) throws SQLException {
        this.connection = connection;
        this.words = new Words(connection);
    }

    List<Archive.Tally> tallies(LocalDate from, LocalDate to) throws SQLException {
        return CountsQuery.byPlace(connection, from, to).stream()
                .map(this::tally)
                .sorted(Comparator.comparing(Archive.Tally::node))
                .toList();
    }

    private Archive.Tally tally(CountsQuery.Sum sum) {
        Words.Place place = words.place(sum.part());
        return new Archive.Tally(
                place.node(),
                place.site(),
                place.screen(),
                words.facts(sum.facts()),
                words.way(sum.way()),
                sum.plays(),
                sum.airtimeMs());
    }

    Set<Archive.NodeDay> daysOperated(LocalDate from, LocalDate to) throws SQLException {
        return new HashSet<>(Sql.list(
                connection,
                DAYS,
                row -> {
                    Words.Place place = words.place(row.getLong(1));
                    return new Archive.NodeDay(place.node(), place.site(), CountsQuery.date(row.getInt(2)));
                },
                CountsQuery.day(from),
                CountsQuery.day(to)));
    }

    Map<String, Archive.CompletePlays> completePlays(LocalDate from, LocalDate to, Set<String> nodes)
            throws SQLException {
        var search = new CompletePlays(connection, words, nodes);
        Set<Long> facts = CountsQuery.byPlace(connection, from, to).stream()
                .filter(sum -> nodes.contains(words.place(sum.part()).node()))
                .map(CountsQuery.Sum::facts)
                .collect(Collectors.toSet());
        Map<String, CompletePlays.Span> spans = new TreeMap<>();
        for (long number : facts) {
            search.find(number, from, to)
                    .ifPresent(span -> spans.merge(words.facts(number).clip(), span, CompletePlays.Span::and));
        }
        Map<String, Archive.CompletePlays> plays = new TreeMap<>();
        for (Map.Entry<String, CompletePlays.Span> entry : spans.entrySet()) {
            CompletePlays.Span span = entry.getValue();
            findRow(span.last())
                    .ifPresent(
                            row -> plays.put(entry.getKey(), new Archive.CompletePlays(span.from(), span.to(), row)));
        }
        return plays;
    }

    private Optional<Archive.Row> findRow(CompletePlays.Play play) throws SQLException {
        Words.Place place = play.place();
        return Sql.find(
                connection,
                "SELECT id, line FROM rows WHERE id = ?",
                row -> row(place.node(), place.log(), row),
                play.row());
    }

    List<Archive.Row> rows(String type) throws SQLException {
        List<Archive.Row> rows = new ArrayList<>();
        for (Stream stream : Stream.all(connection)) {
            rows.addAll(Sql.list(
                    connection,
                    NodeStream.OF_TYPE + "ORDER BY id",
                    row -> row(stream.node(), stream.log(), row),
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
            var first = Sql.find(connection, ends + "LIMIT 1", row -> row(stream.node(), stream.log(), row), all);
            var last = Sql.find(connection, ends + "DESC LIMIT 1", row -> row(stream.node(), stream.log(), row), all);
            if (first.isPresent() && last.isPresent()) {
                logs.add(new Archive.Log(stream.node(), stream.log(), first.get(), last.get()));
            }
        }
        return logs;
    }

    private static Archive.Row row(String node, String log, ResultSet row) throws SQLException {
        JsonNode json = parse(row.getString("line"));
        OffsetDateTime at =
                RowTime.find(json.path("at").asText()).orElse(OffsetDateTime.MIN.withOffsetSameLocal(ZoneOffset.UTC));
        return new Archive.Row(node, log, Stream.seqOf(row.getLong("id")), at, json);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held row is no JSON", e);
        }
    }
}
