// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The journal on disk: {@code node.db} of a node, {@code central.db} of the office, both SQLite.
 *
 * <p>A node's database also keeps what must survive the power: tokens, the audit, accepted playlists; their adapters live
 * here too, because no other room may know SQLite. The tables of both files are made by the numbered {@code .sql} files
 * beside this package's resources. A database has one connection that writes, for which threads wait in turn, and a few
 * that read, which never wait for it. No {@link java.sql.SQLException} leaves this package. Begin with
 * {@link vn.cotmoc.journal.sqlite.NodeDatabase}.
 */
@NullMarked
package vn.cotmoc.journal.sqlite;

import org.jspecify.annotations.NullMarked;
