// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Rows;
import vn.cotmoc.journal.Site;
import vn.cotmoc.time.Clock;

/** Reads a node's journal from its database. Any thread, in any process. */
public final class SqliteJournalReader implements JournalReader {
    private static final Set<String> PLAYS = Set.of("play", "missed");
    /** Some hundred kB. */
    private static final int ROWS_AT_ONCE = 500;

    private static final String FIRST_FROM =
            "SELECT id, json_extract(line, '$.at') AS written FROM rows WHERE id >= ? AND id < ? ORDER BY id LIMIT 1";

    private static final String INCIDENTS_STATE = "SELECT count(*) || ' up to ' || coalesce(max(id), 0) FROM rows"
            + " WHERE type = 'incident' AND type NOT IN ('play', 'missed')";

    private final NodeDatabase database;
    private volatile Told told = new Told("", List.of());
    private final String node;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * Reads what this node has written.
     *
     * @param zone in which a head says when it was taken
     */
    public SqliteJournalReader(NodeDatabase database, String node, ZoneId zone, Clock clock) {
        this.database = database;
        this.node = node;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Page page(Optional<String> log, long after, int limit, Set<String> types) {
        Instant now = clock.now().wall();
        return database.read(connection -> {
            Stream stream = stream(connection, log);
            List<Long> ids = new ArrayList<>();
            List<String> lines = Sql.list(
                    connection,
                    query("id, line", types),
                    row -> {
                        ids.add(row.getLong("id"));
                        return row.getString("line");
                    },
                    parameters(
                            stream.row(Math.max(0, Math.min(after, Stream.MOST_SEQ))),
                            stream.row(Stream.MOST_SEQ),
                            types,
                            limit + 1));
            boolean more = lines.size() > limit;
            OptionalLong next = more ? OptionalLong.of(Stream.seqOf(ids.get(limit - 1))) : OptionalLong.empty();
            return new Page(more ? lines.subList(0, limit) : lines, headToServe(connection, stream, now), next);
        });
    }

    private Head headToServe(Connection connection, Stream stream, Instant now) throws SQLException {
        Head head = head(stream, now);
        // An earlier log gets no more rows: its head in that place would say nothing of the one that does.
        if (Stream.findLatest(connection, node).filter(stream::equals).isPresent()) {
            database.witness().keep(head);
        }
        return head;
    }

    @Override
    public Stretch stretch(Optional<String> log, long after, int limit, Set<String> types) {
        Instant now = clock.now().wall();
        return database.read(connection -> {
            Stream stream = stream(connection, log);
            // The last row of it, and whether there is another behind.
            List<Long> ends = Sql.list(
                    connection,
                    query("id", types) + " OFFSET " + (limit - 1),
                    row -> row.getLong("id"),
                    parameters(stream.row(Math.max(0, after)), stream.row(Stream.MOST_SEQ), types, 2));
            boolean more = ends.size() > 1;
            long upTo = more ? Stream.seqOf(ends.get(0)) : stream.seq();
            return new Stretch(
                    headToServe(connection, stream, now),
                    Math.max(0, after),
                    upTo,
                    types,
                    more ? OptionalLong.of(upTo) : OptionalLong.empty());
        });
    }

    @Override
    public void write(Stretch stretch, Sink sink) throws IOException {
        long after = stretch.after();
        while (after < stretch.upTo()) {
            Part part = part(stretch, after);
            sink.take(part.lines());
            after = part.last();
        }
    }

    /** A few rows, and the number up to which there are no others. */
    private record Part(List<String> lines, long last) {}

    private Part part(Stretch stretch, long after) {
        return database.read(connection -> {
            Stream stream = stream(connection, Optional.of(stretch.head().log()));
            List<Long> ids = new ArrayList<>();
            List<String> lines = Sql.list(
                    connection,
                    query("id, line", stretch.types()),
                    row -> {
                        ids.add(row.getLong("id"));
                        return row.getString("line");
                    },
                    parameters(stream.row(after), stream.row(stretch.upTo()), stretch.types(), ROWS_AT_ONCE));
            return new Part(lines, ids.size() < ROWS_AT_ONCE ? stretch.upTo() : Stream.seqOf(ids.get(ids.size() - 1)));
        });
    }

    @Override
    public long lastBefore(Optional<String> log, Instant at) {
        return database.read(connection -> {
            Stream stream = stream(connection, log);
            long low = stream.row(1);
            long end = stream.row(stream.seq()) + 1;
            long high = end;
            while (low < high) {
                long middle = low + (high - low) / 2;
                // Rows that were pruned leave holes.
                Optional<Written> row = Sql.find(connection, FIRST_FROM, Written::read, middle, end);
                if (row.isPresent() && row.get().at().isBefore(at)) {
                    low = row.get().id() + 1;
                } else {
                    high = middle;
                }
            }
            return Stream.seqOf(low) - 1;
        });
    }

    /** A row, and when it was written. */
    private record Written(long id, Instant at) {
        static Written read(ResultSet row) throws SQLException {
            return new Written(
                    row.getLong("id"),
                    OffsetDateTime.parse(row.getString("written")).toInstant());
        }
    }

    @Override
    public Head head() {
        Instant now = clock.now().wall();
        return database.read(connection -> head(stream(connection, Optional.empty()), now));
    }

    @Override
    public List<Incident> incidents() {
        return database.read(connection -> {
            // A word more moves the last of them, and what is pruned their number.
            String state = Sql.find(connection, INCIDENTS_STATE, row -> row.getString(1))
                    .orElse("");
            Told before = told;
            if (before.state().equals(state)) {
                return before.incidents();
            }
            List<Incident> incidents = incidents(connection);
            told = new Told(state, incidents);
            return incidents;
        });
    }

    private static List<Incident> incidents(Connection connection) throws SQLException {
        Map<String, Incident> last = new LinkedHashMap<>();
        for (Stream stream : Stream.all(connection)) {
            for (JsonNode row : new NodeStream(connection, stream).all("incident")) {
                Rows.findIncident(row).ifPresent(incident -> last.put(incident.id(), incident));
            }
        }
        return last.values().stream()
                .sorted(Comparator.comparing(Incident::openedAt).thenComparing(Incident::id))
                .toList();
    }

    /** The incidents as they were in a state of theirs. */
    private record Told(String state, List<Incident> incidents) {}

    @Override
    public Site site() {
        return database.read(connection -> new NodeStream(connection, stream(connection, Optional.empty()))
                .findLast("site")
                .map(Rows::site)
                .orElseThrow(() -> Fault.broken("log-without-site", node)));
    }

    @Override
    public Counts counts(LocalDate from, LocalDate to, Counts.By by) {
        return database.read(connection -> CountsQuery.counts(connection, from, to, by));
    }

    @Override
    public void acknowledge(String log, long upTo) {
        database.write(connection -> {
            Stream stream = stream(connection, Optional.of(log));
            if (upTo > stream.seq()) {
                throw Fault.refused("ack-past-head", upTo, stream.seq());
            }
            return Sql.run(connection, "UPDATE streams SET acked = max(acked, ?) WHERE stream = ?", upTo, stream.id());
        });
    }

    @Override
    public long acknowledged() {
        return database.read(connection -> stream(connection, Optional.empty()).acked());
    }

    @Override
    public List<Log> logs() {
        return database.read(connection -> Stream.all(connection, node)).stream()
                .map(stream -> new Log(stream.log(), stream.pruned()))
                .toList();
    }

    private Stream stream(Connection connection, Optional<String> log) throws SQLException {
        Optional<Stream> found =
                log.isPresent() ? Stream.find(connection, node, log.get()) : Stream.findLatest(connection, node);
        return found.orElseThrow(() -> Fault.refused("log-unknown", node, log.orElse("")));
    }

    private Head head(Stream stream, Instant now) {
        return new Head(stream.node(), stream.log(), stream.seq(), stream.chain(), RowTime.text(now, zone));
    }

    /** Without plays there is an index, which SQLite does not choose by itself where there are several types. */
    private static String query(String columns, Set<String> types) {
        boolean plays = types.isEmpty() || types.stream().anyMatch(PLAYS::contains);
        return "SELECT " + columns + " FROM rows "
                + (plays ? "" : "INDEXED BY rows_by_type ")
                + "WHERE id > ? AND id <= ? "
                + (types.isEmpty()
                        ? ""
                        : "AND type IN (" + String.join(", ", Collections.nCopies(types.size(), "?")) + ") ")
                + (plays ? "" : "AND type NOT IN ('play', 'missed') ")
                + "ORDER BY id LIMIT ?";
    }

    private static Object[] parameters(long after, long last, Set<String> types, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(after, last));
        parameters.addAll(types);
        parameters.add(limit);
        return parameters.toArray();
    }
}
