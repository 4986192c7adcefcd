// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Chain;

/**
 * One log of one node, as far as it is held.
 *
 * @param seq of its last row, 0 before the first
 * @param chain of its last row, or the genesis, in hex
 * @param site the code of its last site row, the node's id before the first
 * @param pruned up to here rows may be gone; the chain goes on from {@code prunedChain}, plays count for {@code prunedSite}
 */
record Stream(
        long id,
        String node,
        String log,
        long seq,
        String chain,
        String site,
        long acked,
        long pruned,
        @Nullable String prunedChain,
        @Nullable String prunedSite) {
    /** Rows of a stream have the ids from {@code id << SEQ_BITS} on; a node that ends a play a second fills them in 34,000 years. */
    private static final int SEQ_BITS = 40;

    static final long MOST_SEQ = (1L << SEQ_BITS) - 1;

    private static final String COLUMNS =
            "SELECT stream, node, log, seq, chain, site, acked, pruned, pruned_chain, pruned_site FROM streams ";

    static Optional<Stream> find(Connection connection, String node, String log) throws SQLException {
        return Sql.find(connection, COLUMNS + "WHERE node = ? AND log = ?", Stream::read, node, log);
    }

    /** The one that a node is writing. */
    static Optional<Stream> findLatest(Connection connection, String node) throws SQLException {
        return Sql.find(connection, COLUMNS + "WHERE node = ? ORDER BY stream DESC LIMIT 1", Stream::read, node);
    }

    static List<Stream> all(Connection connection) throws SQLException {
        return Sql.list(connection, COLUMNS + "ORDER BY node, stream", Stream::read);
    }

    /** Those of a node, in the order they were begun. */
    static List<Stream> all(Connection connection, String node) throws SQLException {
        return Sql.list(connection, COLUMNS + "WHERE node = ? ORDER BY stream", Stream::read, node);
    }

    static Stream create(Connection connection, String node, String log) throws SQLException {
        Sql.run(
                connection,
                "INSERT INTO streams (node, log, seq, chain, site) VALUES (?, ?, 0, ?, ?)",
                node,
                log,
                Chain.genesis(log).hex(),
                node);
        return find(connection, node, log).orElseThrow();
    }

    static void moveOn(Connection connection, long id, long seq, String chain, String site) throws SQLException {
        Sql.run(connection, "UPDATE streams SET seq = ?, chain = ?, site = ? WHERE stream = ?", seq, chain, site, id);
    }

    /** The id of the row with this number. */
    long row(long seq) {
        return row(id, seq);
    }

    /** The id of a stream's row. */
    static long row(long stream, long seq) {
        return (stream << SEQ_BITS) + seq;
    }

    /** Of a row's id: its number. */
    static long seqOf(long row) {
        return row & MOST_SEQ;
    }

    /** Of a row's id: its stream's. */
    static long streamOf(long row) {
        return row >> SEQ_BITS;
    }

    private static Stream read(ResultSet row) throws SQLException {
        return new Stream(
                row.getLong("stream"),
                row.getString("node"),
                row.getString("log"),
                row.getLong("seq"),
                row.getString("chain"),
                row.getString("site"),
                row.getLong("acked"),
                row.getLong("pruned"),
                row.getString("pruned_chain"),
                row.getString("pruned_site"));
    }
}
