// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.journal.BadLine;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Line;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.time.Clock;

/**
 * Takes old plays out of a node's database, once central holds them. Any thread.
 *
 * <p>What is not a play is little, and says in what state site and devices are: it stays, incidents for their own time.
 * Counts stay for ever. A signed checkpoint says from where the rest is verified.
 */
public final class SqliteRetention {
    /** So many rows a transaction: the writer waits for one no longer than for a sync or two. */
    private static final int CHUNK_ROWS = 1_000;

    private static final String PRUNE_DAY = """
            UPDATE day_counts SET pruned_plays = pruned_plays + ?, pruned_airtime_ms = pruned_airtime_ms + ?
            WHERE day = ? AND place = ? AND facts = ? AND way = ?
            """;
    private static final String PRUNE_HOUR = """
            UPDATE hour_counts SET pruned_plays = pruned_plays + ?, pruned_airtime_ms = pruned_airtime_ms + ?
            WHERE month = ? AND hour = ? AND facts = ? AND way = ?
            """;

    private final NodeDatabase database;
    private final String node;
    private final ZoneId zone;
    private final Clock clock;
    private final NodeKey key;

    /**
     * For the streams of this node, also those that it goes on with no more.
     *
     * @param key signs the checkpoint
     */
    public SqliteRetention(NodeDatabase database, String node, ZoneId zone, Clock clock, NodeKey key) {
        this.database = database;
        this.node = node;
        this.zone = zone;
        this.clock = clock;
        this.key = key;
    }

    /**
     * Takes out what is older and acknowledged, from the oldest on up to the first row that must stay.
     *
     * @param plays rows written before this instant go, save incidents
     * @param incidents those written before this one go
     * @return how many rows the checkpoint has moved on
     */
    public long prune(Instant plays, Instant incidents) {
        List<Stream> streams = database.read(connection -> Stream.all(connection, node));
        return streams.stream()
                .mapToLong(stream -> prune(stream.log(), plays, incidents))
                .sum();
    }

    private long prune(String log, Instant plays, Instant incidents) {
        long pruned = 0;
        long chunk;
        do {
            chunk = database.write(connection -> chunk(connection, log, plays, incidents));
            pruned += chunk;
        } while (chunk == CHUNK_ROWS);
        return pruned;
    }

    private long chunk(Connection connection, String log, Instant plays, Instant incidents) throws SQLException {
        Optional<Stream> found = Stream.find(connection, node, log);
        if (found.isEmpty()) {
            return 0;
        }
        Stream stream = found.get();
        List<Line> lines = Sql.list(
                connection,
                "SELECT line FROM rows WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
                row -> line(row.getBytes(1)),
                stream.row(stream.pruned()),
                stream.row(stream.acked()),
                CHUNK_ROWS);
        String prunedSite = stream.prunedSite();
        String site = prunedSite == null ? stream.node() : prunedSite;
        var tallies = new Tallies();
        long count = 0;
        for (Line line : lines) {
            if (!writtenBefore(line, plays)) {
                break;
            }
            site = line.site().orElse(site);
            long row = stream.row(line.seq());
            String siteThen = site;
            Counted.find(line).ifPresent(counted -> tallies.add(stream.id(), siteThen, row, counted));
            count++;
        }
        if (count > 0) {
            checkpoint(connection, stream, lines.get((int) count - 1), site);
            subtract(connection, tallies);
        }
        delete(connection, stream, stream.pruned() + count, incidents);
        return count;
    }

    private void checkpoint(Connection connection, Stream stream, Line last, String site) throws SQLException {
        String now = RowTime.text(clock.now().wall(), zone);
        var head = new Head(stream.node(), stream.log(), last.seq(), last.chain(), now);
        Sql.run(
                connection,
                "UPDATE streams SET pruned = ?, pruned_chain = ?, pruned_site = ?, checkpoint = ? WHERE stream = ?",
                last.seq(),
                last.chain(),
                site,
                HeadFile.sign(head, key).text(),
                stream.id());
    }

    private static void subtract(Connection connection, Tallies tallies) throws SQLException {
        var dimensions = new Dimensions(connection);
        try (PreparedStatement days = connection.prepareStatement(PRUNE_DAY);
                PreparedStatement hours = connection.prepareStatement(PRUNE_HOUR)) {
            for (Tallies.Sum<Tallies.DayKey> sum : tallies.days()) {
                Tallies.DayKey at = sum.key();
                Tallies.Tally tally = sum.tally();
                long place = dimensions.place(at.place());
                long facts = dimensions.facts(at.facts());
                Sql.bind(days, tally.plays, tally.airtimeMs, at.day(), place, facts, dimensions.way(at.way()));
                days.executeUpdate();
            }
            for (Tallies.Sum<Tallies.HourKey> sum : tallies.hours()) {
                Tallies.HourKey at = sum.key();
                Tallies.Tally tally = sum.tally();
                long facts = dimensions.facts(at.facts());
                Sql.bind(hours, tally.plays, tally.airtimeMs, at.month(), at.hour(), facts, dimensions.way(at.way()));
                hours.executeUpdate();
            }
        }
    }

    private static void delete(Connection connection, Stream stream, long upTo, Instant incidents) throws SQLException {
        Sql.run(
                connection,
                "DELETE FROM rows WHERE id > ? AND id <= ? AND type IN ('play', 'missed')",
                stream.row(stream.pruned()),
                stream.row(upTo));
        List<Line> kept = Sql.list(
                connection,
                NodeStream.OF_TYPE + "ORDER BY id",
                row -> line(row.getBytes("line")),
                "incident",
                stream.row(0),
                stream.row(upTo));
        for (Line incident : kept) {
            if (writtenBefore(incident, incidents)) {
                Sql.run(connection, "DELETE FROM rows WHERE id = ?", stream.row(incident.seq()));
            }
        }
    }

    private static boolean writtenBefore(Line line, Instant instant) {
        return RowTime.find(line.at())
                .map(OffsetDateTime::toInstant)
                .filter(at -> at.isBefore(instant))
                .isPresent();
    }

    private static Line line(byte[] bytes) {
        try {
            return Line.read(bytes);
        } catch (BadLine e) {
            throw new IllegalStateException("a row of our own is none", e);
        }
    }
}
