// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import vn.cotmoc.fault.Fault;

/** Writes streams out as their nodes served them: {@code journal-NODE-LOG.ndjson}, and the head beside it. */
final class Export {
    private static final int PROGRESS_ROWS = 10_000;

    private Export() {}

    static List<Path> write(Connection connection, Kind kind, Path folder, LongConsumer progress) throws SQLException {
        try {
            Files.createDirectories(folder);
            List<Path> files = new ArrayList<>();
            long rows = 0;
            for (Stream stream : Stream.all(connection)) {
                String name = "journal-" + stream.node() + "-" + stream.log();
                Path file = folder.resolve(name + ".ndjson");
                rows = rows(connection, stream, file, rows, progress);
                Optional<String> head = kind.findHead(connection, stream);
                if (head.isPresent()) {
                    Files.writeString(folder.resolve(name + ".head.json"), head.get());
                }
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw Fault.retry("export-unwritable", folder, e).causedBy(e);
        }
    }

    private static long rows(Connection connection, Stream stream, Path file, long before, LongConsumer progress)
            throws SQLException, IOException {
        long rows = before;
        String query = "SELECT line FROM rows WHERE id > ? AND id <= ? ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(query);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Sql.bind(statement, stream.row(stream.pruned()), stream.row(Stream.MOST_SEQ));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    out.write(found.getBytes(1));
                    out.write('\n');
                    if (++rows % PROGRESS_ROWS == 0) {
                        progress.accept(rows);
                    }
                }
            }
        }
        return rows;
    }
}
