// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.BadLine;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.Line;
import vn.cotmoc.journal.LineReader;

/**
 * Takes the rows of one stream into the office's database, within one transaction: any refusal rolls it back whole.
 *
 * <p>Every row is verified before it is kept: its form, its number, its chain from the beginning of the log or from a row
 * that is held; rows that are held already must be the same. The head must vouch for one of them.
 */
final class Import implements AutoCloseable {
    // The line goes in as the bytes it came in: to make text of them and bytes again took a fifth of an import.
    private static final String INSERT = "INSERT INTO rows (id, type, line) VALUES (?, ?, CAST(? AS TEXT))";
    private static final String HELD = "SELECT line FROM rows WHERE id = ?";

    /** So many distinct sums are a day of a large fleet; then they go to disk. */
    private static final int MOST_TALLIES = 50_000;

    private static final int PROGRESS_ROWS = 10_000;

    private final Connection connection;
    private final String place;
    private final Head head;
    private final Stream stream;
    private final Dimensions dimensions;
    private final Tallies tallies = new Tallies();
    private final LongConsumer progress;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private Chain chain;
    /** The chain of the row of the head's number; empty when it was not among these rows. */
    private String atHead = "";

    private long lineNumber;
    private long seq;
    private long taken;
    private String site;

    private Import(Connection connection, String place, Head head, Stream stream, LongConsumer progress)
            throws SQLException {
        this.connection = connection;
        this.place = place;
        this.head = head;
        this.stream = stream;
        this.dimensions = new Dimensions(connection);
        this.progress = progress;
        this.chain = Chain.genesis(head.log());
        this.site = stream.site();
        this.insert = connection.prepareStatement(INSERT);
        this.select = connection.prepareStatement(HELD);
    }

    /**
     * Takes what is new.
     *
     * @param after the rows begin after this one at the latest: 0 for a file, which must hold all; what was asked for in a
     *     pull, whose rows may be none
     * @param progress is told now and then how many rows have been read
     */
    static Imported take(
            Connection connection, String place, LineReader lines, HeadFile file, long after, LongConsumer progress)
            throws SQLException, IOException {
        Head head = file.head();
        Optional<Stream> held = Stream.find(connection, head.node(), head.log());
        Stream stream = held.isPresent() ? held.get() : Stream.create(connection, head.node(), head.log());
        try (var work = new Import(connection, place, head, stream, progress)) {
            work.read(lines);
            work.finish(after);
            if (head.seq() > stream.seq() || held.isEmpty()) {
                keepHead(connection, stream, file);
            }
            long reached = Math.max(stream.seq(), head.seq());
            return new Imported(place, head.node(), head.log(), work.taken, Math.max(0, work.seq - reached), reached);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        select.close();
    }

    private void read(LineReader lines) throws SQLException, IOException {
        try (var ahead = new ReadAhead(this::row)) {
            try {
                long number = 0;
                for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
                    ahead.add(new HeldLine(++number, "", next.get()));
                }
            } catch (BadLine e) {
                ahead.finish();
                lineNumber++;
                throw malformed(e);
            } catch (IOException e) {
                ahead.finish();
                throw e;
            }
            ahead.finish();
        }
    }

    private void row(ReadLine read) throws SQLException {
        lineNumber = read.number();
        if (lineNumber % PROGRESS_ROWS == 0) {
            progress.accept(lineNumber);
        }
        Line line = read.line();
        if (line == null) {
            throw malformed(Objects.requireNonNull(read.defect()));
        }
        if (lineNumber == 1) {
            chain = beginning(line);
            seq = line.seq() - 1;
        }
        accept(line);
        keep(line, read.counted());
        if (seq == head.seq()) {
            atHead = chain.hex();
        }
    }

    private void finish(long after) throws SQLException {
        if (lineNumber == 0) {
            seq = Math.min(after, stream.seq());
        }
        checkHead();
        if (taken > 0) {
            Stream.moveOn(connection, stream.id(), head.seq(), head.chain(), site);
            KeptCounts.add(connection, dimensions, tallies);
        }
    }

    /** The chain before the file's first row. */
    private Chain beginning(Line first) throws SQLException {
        if (first.seq() == 1) {
            return Chain.genesis(head.log());
        }
        if (first.seq() > stream.seq() + 1) {
            throw Fault.refused("journal-hole", place, lineNumber, first.seq(), stream.seq() + 1);
        }
        return Chain.after(heldChain(first.seq() - 1));
    }

    private void accept(Line line) throws SQLException {
        if (!line.says("node", head.node()) || !line.says("log", head.log())) {
            throw Fault.refused("journal-mixed", place, lineNumber, line.node(), line.log(), head.node(), head.log());
        }
        if (line.seq() != seq + 1) {
            throw Fault.refused("journal-hole", place, lineNumber, line.seq(), seq + 1);
        }
        if (!chain.accept(line)) {
            boolean other = line.seq() <= stream.seq() && !heldChain(line.seq()).equals(line.chain());
            throw other ? fork(line.seq()) : Fault.refused("journal-chain", place, lineNumber, line.seq());
        }
        seq = line.seq();
    }

    private void keep(Line line, Optional<Counted> counts) throws SQLException {
        if (seq <= stream.seq()) {
            if (!heldChain(seq).equals(chain.hex())) {
                throw fork(seq);
            }
        } else if (seq <= head.seq()) {
            site = line.site().orElse(site);
            long row = stream.row(seq);
            insert.setLong(1, row);
            insert.setString(2, line.type());
            insert.setBytes(3, line.bytes());
            insert.executeUpdate();
            counts.ifPresent(counted -> tallies.add(stream.id(), site, row, counted));
            taken++;
            if (tallies.size() > MOST_TALLIES) {
                KeptCounts.add(connection, dimensions, tallies);
                tallies.clear();
            }
        }
    }

    private void checkHead() throws SQLException {
        if (seq < head.seq()) {
            throw Fault.refused("journal-before-head", place, seq, head.seq());
        }
        String reached = atHead.isEmpty() ? heldChain(head.seq()) : atHead;
        if (!reached.equals(head.chain())) {
            throw head.seq() <= stream.seq() ? fork(head.seq()) : Fault.refused("journal-head", place, head.seq());
        }
    }

    private Fault fork(long at) {
        return Fault.refused("journal-fork", place, head.node(), head.log(), at);
    }

    private String heldChain(long row) throws SQLException {
        if (row == 0) {
            return Chain.genesis(head.log()).hex();
        }
        Sql.bind(select, stream.row(row));
        try (var rows = select.executeQuery()) {
            if (rows.next()) {
                return Line.read(rows.getBytes(1)).chain();
            }
            throw Fault.broken("journal-held-missing", head.node(), head.log(), row);
        } catch (BadLine e) {
            throw Fault.broken("journal-held-missing", head.node(), head.log(), row)
                    .causedBy(e);
        }
    }

    private Fault malformed(BadLine why) {
        Text reason = why.why();
        return Fault.refused("journal-line", place, lineNumber, reason).causedBy(why);
    }

    private static void keepHead(Connection connection, Stream stream, HeadFile file) throws SQLException {
        Sql.run(connection, "INSERT OR REPLACE INTO heads (stream, file) VALUES (?, ?)", stream.id(), file.text());
    }
}
