// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.ssh.SshPublicKey;

/** Which key signs which node's heads. Within a transaction of the caller's. */
final class NodeKeys {
    private final Connection connection;

    NodeKeys(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the key of a node's head, or refuses it: the first is pinned, later ones must be the same. What the fleet's file
     * names goes before what was pinned.
     *
     * @throws Fault REFUSED {@code key-not-pinned} for another key than the node's, {@code key-of-another-node}
     */
    void accept(String place, String node, SshPublicKey key, Optional<SshPublicKey> wanted) throws SQLException {
        Optional<String> owner = owner(key);
        if (owner.isPresent() && !owner.get().equals(node)) {
            throw Fault.refused("key-of-another-node", place, node, owner.get(), key.fingerprint());
        }
        Optional<String> expected = wanted.isPresent() ? wanted.map(SshPublicKey::line) : findCurrent(node);
        if (expected.isPresent() && !expected.get().equals(key.line())) {
            throw Fault.refused("key-not-pinned", place, node, key.fingerprint());
        }
        if (!findCurrent(node).equals(Optional.of(key.line()))) {
            Sql.run(connection, "UPDATE keys SET current = 0 WHERE node = ?", node);
            Sql.run(
                    connection,
                    "INSERT INTO keys (key, node, current) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET current = 1",
                    key.line(),
                    node);
        }
    }

    /** The node that a key belongs to, now or before. */
    Optional<String> owner(SshPublicKey key) throws SQLException {
        return Sql.find(connection, "SELECT node FROM keys WHERE key = ?", row -> row.getString(1), key.line());
    }

    private Optional<String> findCurrent(String node) throws SQLException {
        return Sql.find(
                connection, "SELECT key FROM keys WHERE node = ? AND current = 1", row -> row.getString(1), node);
    }
}
