// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
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
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.RowTime;

/** The archive as it is at one moment. Within a transaction of the caller's, one thread. */
final class ArchiveQuery implements Archive {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String DAYS = """
            SELECT place, day FROM (SELECT DISTINCT day FROM day_sums WHERE day BETWEEN ? AND ?) AS days CROSS JOIN places
            WHERE EXISTS (SELECT * FROM day_counts AS counts
                WHERE counts.day = days.day AND counts.place = places.place
                AND way IN (SELECT way FROM ways WHERE outcome = 'complete' AND kind IN ('at', 'between')))
            """;

    private final Connection connection;
    private final Path file;
    private final Words words;

    /** @param file the database's, for what goes wrong */
    ArchiveQuery(Connection connection, Path file) throws SQLException {
        this.connection = connection;
        this.file = file;
        this.words = new Words(connection);
    }

    @Override
    public Counts counts(LocalDate from, LocalDate to, Counts.By by) {
        return ask(asked -> CountsQuery.counts(asked, from, to, by));
    }

    @Override
    public List<Tally> tallies(LocalDate from, LocalDate to) {
        return ask(asked -> CountsQuery.byPlace(asked, from, to)).stream()
                .map(this::tally)
                .sorted(Comparator.comparing(Tally::node))
                .toList();
    }

    private Tally tally(CountsQuery.Sum sum) {
        Words.Place place = words.place(sum.part());
        return new Tally(
                place.node(),
                place.site(),
                place.screen(),
                words.facts(sum.facts()),
                words.way(sum.way()),
                sum.plays(),
                sum.airtimeMs());
    }

    @Override
    public Map<String, Long> completed(LocalDate from, LocalDate to) {
        return ask(asked -> CountsQuery.completed(asked, from, to)).stream()
                .collect(Collectors.groupingBy(
                        sum -> words.place(sum.place()).node(),
                        TreeMap::new,
                        Collectors.summingLong(CountsQuery.Completed::plays)));
    }

    @Override
    public Set<NodeDay> daysOperated(LocalDate from, LocalDate to) {
        return new HashSet<>(ask(asked -> Sql.list(
                asked,
                DAYS,
                row -> {
                    Words.Place place = words.place(row.getLong(1));
                    return new NodeDay(place.node(), place.site(), CountsQuery.date(row.getInt(2)));
                },
                CountsQuery.day(from),
                CountsQuery.day(to))));
    }

    @Override
    public Map<String, CompletePlays> completePlays(
            LocalDate from, LocalDate to, Set<String> nodes, Set<Counted.Facts> facts) {
        return ask(asked -> {
            var search = new PlaySearch(asked, words, nodes);
            Map<String, PlaySearch.Span> spans = new TreeMap<>();
            for (long number : words.numbers(facts)) {
                search.find(number, from, to)
                        .ifPresent(span -> spans.merge(words.facts(number).clip(), span, PlaySearch.Span::and));
            }
            Map<String, CompletePlays> plays = new TreeMap<>();
            for (Map.Entry<String, PlaySearch.Span> entry : spans.entrySet()) {
                PlaySearch.Span span = entry.getValue();
                findRow(span.last())
                        .ifPresent(row -> plays.put(entry.getKey(), new CompletePlays(span.from(), span.to(), row)));
            }
            return plays;
        });
    }

    private <T> T ask(Database.Work<T> question) {
        try {
            return question.with(connection);
        } catch (SQLException e) {
            throw Sql.fault(e, file);
        }
    }

    private Optional<Row> findRow(PlaySearch.Play play) throws SQLException {
        Words.Place place = play.place();
        return Sql.find(
                connection,
                "SELECT id, line FROM rows WHERE id = ?",
                row -> row(place.node(), place.log(), row),
                play.row());
    }

    @Override
    public List<Row> rows(String type) {
        return ask(asked -> rows(asked, type));
    }

    private static List<Row> rows(Connection connection, String type) throws SQLException {
        List<Row> rows = new ArrayList<>();
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

    @Override
    public List<Log> logs() {
        return ask(ArchiveQuery::logs);
    }

    private static List<Log> logs(Connection connection) throws SQLException {
        List<Log> logs = new ArrayList<>();
        for (Stream stream : Stream.all(connection)) {
            String ends = "SELECT id, line FROM rows WHERE id > ? AND id <= ? ORDER BY id ";
            Object[] all = {stream.row(0), stream.row(Stream.MOST_SEQ)};
            var first = Sql.find(connection, ends + "LIMIT 1", row -> row(stream.node(), stream.log(), row), all);
            var last = Sql.find(connection, ends + "DESC LIMIT 1", row -> row(stream.node(), stream.log(), row), all);
            if (first.isPresent() && last.isPresent()) {
                logs.add(new Log(stream.node(), stream.log(), first.get(), last.get()));
            }
        }
        return logs;
    }

    private static Row row(String node, String log, ResultSet row) throws SQLException {
        JsonNode json = parse(row.getString("line"));
        OffsetDateTime at =
                RowTime.find(json.path("at").asText()).orElse(OffsetDateTime.MIN.withOffsetSameLocal(ZoneOffset.UTC));
        return new Row(node, log, Stream.seqOf(row.getLong("id")), at, json);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held row is no JSON", e);
        }
    }
}
