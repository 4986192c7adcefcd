// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.time.Clock;

/** The heads that a node signs of its own accord, beside those of each pull. Any thread. */
public final class SqliteHeads {
    private static final String LAST = "SELECT file FROM signed_heads WHERE stream = ? ORDER BY seq DESC LIMIT 1";

    private final NodeDatabase database;
    private final String node;
    private final ZoneId zone;
    private final Clock clock;
    private final NodeKey key;

    /**
     * For the log that this node is writing.
     *
     * @param zone in which a head says when it was taken
     */
    public SqliteHeads(NodeDatabase database, String node, ZoneId zone, Clock clock, NodeKey key) {
        this.database = database;
        this.node = node;
        this.zone = zone;
        this.clock = clock;
        this.key = key;
    }

    /**
     * Signs how far the log has got and keeps that; what has been pruned needs no head any more, the checkpoint vouches for it.
     *
     * @return empty when nothing was written since the last
     * @throws vn.cotmoc.fault.Fault RETRY when the disk is full or does not answer
     */
    public Optional<Head> sign() {
        String now = RowTime.text(clock.now().wall(), zone);
        Optional<Head> signed = database.write(connection -> {
            Optional<Stream> latest = Stream.findLatest(connection, node);
            if (latest.isEmpty()) {
                return Optional.empty();
            }
            Stream stream = latest.get();
            Sql.run(connection, "DELETE FROM signed_heads WHERE stream = ? AND seq < ?", stream.id(), stream.pruned());
            var head = new Head(node, stream.log(), stream.seq(), stream.chain(), now);
            int kept = Sql.run(
                    connection,
                    "INSERT OR IGNORE INTO signed_heads (stream, seq, file) VALUES (?, ?, ?)",
                    stream.id(),
                    stream.seq(),
                    HeadFile.sign(head, key).text());
            return kept == 0 ? Optional.empty() : Optional.of(head);
        });
        signed.ifPresent(database.witness()::keep);
        return signed;
    }

    /** The last one of a stream, as a file has it. */
    static Optional<String> findLast(Connection connection, Stream stream) throws SQLException {
        return Sql.find(connection, LAST, row -> row.getString(1), stream.id());
    }

    /** Those of a stream, oldest first, and before them the checkpoint, if rows have been pruned. */
    static List<String> all(Connection connection, Stream stream) throws SQLException {
        return Sql.list(connection, """
                SELECT checkpoint FROM streams WHERE stream = ? AND checkpoint IS NOT NULL
                UNION ALL SELECT file FROM (SELECT file FROM signed_heads WHERE stream = ? ORDER BY seq)
                """, row -> row.getString(1), stream.id(), stream.id());
    }
}
