// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import vn.cotmoc.journal.BadLine;
import vn.cotmoc.journal.CanonicalJson;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Line;
import vn.cotmoc.journal.RowForm;

/**
 * Appends a node's rows to its stream: number, chain, counts. Made anew within each transaction, as another process may
 * have written since.
 */
final class StreamWriter {
    private static final String INSERT = "INSERT INTO rows (id, type, line) VALUES (?, ?, ?)";

    private final Connection connection;
    private final Stream stream;
    private final RowForm form;
    private final Chain chain;
    private final Tallies tallies = new Tallies();
    private long seq;
    private String site;

    StreamWriter(Connection connection, Stream stream, RowForm form) {
        this.connection = connection;
        this.stream = stream;
        this.form = form;
        this.chain = Chain.after(stream.chain());
        this.seq = stream.seq();
        this.site = stream.site();
    }

    void append(ObjectNode row, Instant at) throws SQLException {
        seq++;
        form.head(row, stream.node(), stream.log(), seq, at);
        chain.append(row);
        Line line = line(row);
        site = line.site().orElse(site);
        Sql.run(connection, INSERT, stream.row(seq), line.type(), line.toString());
        Counted.find(line).ifPresent(counted -> tallies.add(stream.id(), site, stream.row(seq), counted));
    }

    /** Keeps the counts and where the stream has got to, the last of a transaction; tells its last number. */
    long finish() throws SQLException {
        if (seq > stream.seq()) {
            KeptCounts.add(connection, new Dimensions(connection), tallies);
            Stream.moveOn(connection, stream.id(), seq, chain.hex(), site);
        }
        return seq;
    }

    private static Line line(ObjectNode row) {
        try {
            return Line.read(CanonicalJson.bytes(row));
        } catch (BadLine e) {
            throw new IllegalStateException("a row of our own is none", e);
        }
    }
}
