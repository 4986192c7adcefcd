// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Finding;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Line;
import vn.cotmoc.journal.Verified;

/**
 * Holds everything against everything: each row against its chain, the last of each stream against its head, the kept
 * counts against the rows. Within a transaction of the caller's, so the state of one moment.
 */
final class Verification {
    private static final int MOST_FINDINGS = 1_000;
    private static final int PROGRESS_ROWS = 4_096;

    private final Connection connection;
    private final LongConsumer progress;
    private final List<Finding> findings = new ArrayList<>();
    private final Tallies tallies = new Tallies();
    private long rows;
    private boolean damaged;

    private Verification(Connection connection, LongConsumer progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** @param progress is told now and then how many rows have been read */
    static Verified verify(Connection connection, Kind kind, LongConsumer progress) throws SQLException {
        var verification = new Verification(connection, progress);
        List<Stream> streams = Stream.all(connection);
        for (Stream stream : streams) {
            verification.rows(stream, kind == Kind.NODE ? verification.signed(stream) : Map.of());
            if (kind == Kind.CENTRAL) {
                verification.head(stream);
            }
        }
        verification.rowsOfNoStream();
        if (!verification.damaged) {
            verification.counts(streams);
        }
        return new Verified(streams.size(), verification.rows, verification.findings);
    }

    /** What a node has signed of its own: the chain that each row must have, by the row's number. */
    private Map<Long, String> signed(Stream stream) throws SQLException {
        Map<Long, String> chains = new HashMap<>();
        for (String text : SqliteHeads.all(connection, stream)) {
            try {
                Head head = HeadFile.parse(text, "node.db").head();
                chains.put(head.seq(), head.chain());
            } catch (Fault e) {
                find(stream, stream.seq(), "journal.verify-head-file", e.sentence());
            }
        }
        return chains;
    }

    private void rows(Stream stream, Map<Long, String> signed) throws SQLException {
        String start = stream.prunedChain();
        var walk = new Walk(stream, start == null ? Chain.genesis(stream.log()) : Chain.after(start), signed);
        String query = "SELECT id, type, line FROM rows WHERE id > ? AND id <= ? ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            Sql.bind(statement, stream.row(stream.pruned()), stream.row(Stream.MOST_SEQ));
            try (var ahead = new ReadAhead(walk::row)) {
                boolean whole = read(statement, ahead);
                ahead.finish();
                if (whole) {
                    walk.end();
                } else {
                    walk.breakOff();
                }
            }
        }
    }

    /** False where the file is damaged there. */
    private static boolean read(PreparedStatement query, ReadAhead ahead) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                ahead.add(new HeldLine(Stream.seqOf(found.getLong(1)), found.getString(2), found.getBytes(3)));
            }
            return true;
        } catch (SQLException e) {
            if (Sql.isDamage(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Before the first stream, between them, after the last. */
    private void rowsOfNoStream() throws SQLException {
        long after = Long.MIN_VALUE;
        for (long id : Sql.list(connection, "SELECT stream FROM streams ORDER BY stream", row -> row.getLong(1))) {
            rowsOfNoStream(after, Stream.row(id, 1));
            after = Stream.row(id, Stream.MOST_SEQ);
        }
        rowsOfNoStream(after, Long.MAX_VALUE);
    }

    /** The first row of each stream that is not noted. */
    private void rowsOfNoStream(long after, long before) throws SQLException {
        String next = "SELECT id, line FROM rows WHERE id > ? AND id < ? ORDER BY id LIMIT 1";
        Optional<HeldLine> found = Optional.empty();
        long from = after;
        do {
            try {
                found = Sql.find(
                        connection, next, row -> new HeldLine(row.getLong(1), "", row.getBytes(2)), from, before);
            } catch (SQLException e) {
                noteDamage(e);
                return;
            }
            if (found.isPresent()) {
                ofNoStream(found.get());
                from = Stream.row(Stream.streamOf(found.get().number), Stream.MOST_SEQ);
            }
        } while (found.isPresent());
    }

    private void ofNoStream(HeldLine held) {
        Line line = ReadLine.of(held).line();
        String node = line == null ? null : line.text("node");
        String log = line == null ? null : line.text("log");
        find(node == null ? "" : node, log == null ? "" : log, Stream.seqOf(held.number), "journal.verify-stream");
    }

    /** One stream, row by row. A wrong row is told once: the next is held against what it says its chain is. */
    private final class Walk {
        private final Stream stream;
        private final Map<Long, String> signed;
        private Chain chain;
        private long seq;
        private String site;

        /** @param signed chains of rows that a head vouches for */
        Walk(Stream stream, Chain chain, Map<Long, String> signed) {
            this.stream = stream;
            this.chain = chain;
            this.signed = signed;
            this.seq = stream.pruned();
            checkSigned(seq, chain.hex());
            String prunedSite = stream.prunedSite();
            this.site = prunedSite == null ? stream.node() : prunedSite;
        }

        void row(ReadLine row) {
            if (++rows % PROGRESS_ROWS == 0) {
                progress.accept(rows);
            }
            boolean hole = row.number() != seq + 1;
            if (hole) {
                find(stream, seq + 1, "journal.verify-hole");
            }
            seq = row.number();
            Line line = row.line();
            if (line == null) {
                find(
                        stream,
                        seq,
                        "journal.verify-line",
                        Objects.requireNonNull(row.defect()).why());
                return;
            }
            if (!chain.accept(line)) {
                chain = Chain.after(line.chain());
                if (!hole) {
                    find(stream, seq, "journal.verify-chain");
                }
            } else if (!isOwn(line, row)) {
                find(stream, seq, "journal.verify-place");
            }
            if (signed.containsKey(seq)) {
                checkSigned(seq, line.chain());
            }
            site = line.site().orElse(site);
            row.counted().ifPresent(counted -> tallies.add(stream.id(), site, stream.row(seq), counted));
        }

        private void checkSigned(long number, String actual) {
            if (!signed.getOrDefault(number, actual).equals(actual)) {
                find(stream, number, "journal.verify-signed");
            }
        }

        private boolean isOwn(Line line, ReadLine row) {
            return line.seq() == row.number()
                    && line.says("node", stream.node())
                    && line.says("log", stream.log())
                    && line.says("type", row.type());
        }

        /** The page with the row after these cannot be read, nor anything behind it. */
        void breakOff() {
            damaged = true;
            find(stream, seq + 1, "journal.verify-damaged");
        }

        void end() {
            if (seq != stream.seq()) {
                find(stream, Math.min(seq, stream.seq()) + 1, "journal.verify-end");
            } else if (!chain.hex().equals(stream.chain())) {
                find(stream, seq, "journal.verify-chain");
            }
            signed.keySet().stream()
                    .filter(number -> number > seq)
                    .sorted()
                    .forEach(number -> find(stream, number, "journal.verify-signed"));
        }
    }

    private void head(Stream stream) throws SQLException {
        Optional<String> text =
                Sql.find(connection, "SELECT file FROM heads WHERE stream = ?", row -> row.getString(1), stream.id());
        if (text.isEmpty()) {
            find(stream, stream.seq(), "journal.verify-no-head");
            return;
        }
        try {
            HeadFile file = HeadFile.parse(text.get(), "central.db");
            boolean owned = new NodeKeys(connection).owner(file.key()).equals(Optional.of(stream.node()));
            boolean here = file.head().node().equals(stream.node())
                    && file.head().log().equals(stream.log())
                    && file.head().seq() == stream.seq()
                    && file.head().chain().equals(stream.chain());
            if (!owned || !here) {
                find(stream, stream.seq(), owned ? "journal.verify-head" : "journal.verify-key");
            }
        } catch (Fault e) {
            find(stream, stream.seq(), "journal.verify-head-file", e.sentence());
        }
    }

    private void counts(List<Stream> streams) throws SQLException {
        for (CountsCheck.Difference difference : differences()) {
            streams.stream()
                    .filter(candidate -> candidate.id() == difference.stream())
                    .findFirst()
                    .or(() -> streams.stream().findFirst())
                    .ifPresentOrElse(
                            stream -> find(stream, stream.seq(), "journal.verify-counts", difference.what()),
                            () -> find("", "", 0, "journal.verify-counts", difference.what()));
        }
    }

    private List<CountsCheck.Difference> differences() throws SQLException {
        try {
            return CountsCheck.differences(connection, tallies);
        } catch (SQLException e) {
            noteDamage(e);
            return List.of();
        }
    }

    /** Somewhere in the file; told once. */
    private void noteDamage(SQLException e) throws SQLException {
        if (!Sql.isDamage(e)) {
            throw e;
        }
        if (!damaged) {
            find("", "", 0, "journal.verify-damaged");
        }
        damaged = true;
    }

    private void find(Stream stream, long seq, String key, Object... arguments) {
        find(stream.node(), stream.log(), seq, key, arguments);
    }

    private void find(String node, String log, long seq, String key, Object... arguments) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(node, log, seq, Text.of(key, arguments)));
        }
    }
}
