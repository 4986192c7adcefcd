// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The two databases. Each has its mark in the file's header, so that the one is never taken for the other. */
enum Kind {
    NODE(0x434d_4e44),
    CENTRAL(0x434d_4344);

    /** SQLite's {@code application_id}. */
    final int mark;

    Kind(int mark) {
        this.mark = mark;
    }

    static Optional<Kind> find(int mark) {
        return Arrays.stream(values()).filter(kind -> kind.mark == mark).findFirst();
    }

    /** The last signed head of a stream, as a file has it. */
    Optional<String> findHead(Connection connection, Stream stream) throws SQLException {
        return switch (this) {
            case NODE -> SqliteHeads.findLast(connection, stream);
            case CENTRAL ->
                Sql.find(connection, "SELECT file FROM heads WHERE stream = ?", row -> row.getString(1), stream.id());
        };
    }

    /**
     * The migrations in the order in which they are applied, each a {@code .sql} file of the resources; how many of them
     * a file has had stands in its {@code user_version}. What has been released is never changed: append.
     */
    List<String> migrations() {
        return switch (this) {
            case NODE ->
                List.of(
                        "record",
                        "node/on-air",
                        "node/access",
                        "node/acceptances",
                        "node/heads",
                        "node/token-edition",
                        "month-sums");
            case CENTRAL -> List.of("record", "central/heads", "month-sums");
        };
    }
}
