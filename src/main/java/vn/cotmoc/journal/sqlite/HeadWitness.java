// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.BadLine;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Line;

/**
 * The last head that was signed or served, in a file beside the database. A database that does not hold that row was restored
 * from a backup: to go on with its log would give other rows numbers that an office may hold. Any thread.
 */
final class HeadWitness {
    private static final Logger LOG = LoggerFactory.getLogger(HeadWitness.class);

    private final Path file;
    private @Nullable Head last;

    HeadWitness(Path file) {
        this.file = file;
    }

    /** Before the head is given away. Where it cannot be kept that is told, and the node goes on. */
    synchronized void keep(Head head) {
        if (last != null && last.log().equals(head.log()) && last.seq() >= head.seq()) {
            return;
        }
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (FileChannel out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(head.payload());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            last = head;
        } catch (IOException e) {
            LOG.warn("How far the journal was served could not be noted. file={} why={}", file, e.toString());
        }
    }

    /** Whether a node's database still holds all that was signed or served. */
    boolean isHeldBy(Connection connection, String node) throws SQLException {
        Optional<Head> noted = find().filter(head -> head.node().equals(node));
        if (noted.isEmpty()) {
            return true;
        }
        Head head = noted.get();
        Optional<Stream> stream = Stream.find(connection, node, head.log());
        return stream.isPresent() && holds(connection, stream.get(), head);
    }

    private static boolean holds(Connection connection, Stream stream, Head head) throws SQLException {
        if (head.seq() <= stream.pruned()) {
            return true;
        }
        if (head.seq() == stream.seq()) {
            return head.chain().equals(stream.chain());
        }
        return Sql.find(
                        connection,
                        "SELECT line FROM rows WHERE id = ?",
                        row -> chain(row.getBytes(1)),
                        stream.row(head.seq()))
                .or(() -> Optional.of(Chain.genesis(stream.log()).hex()).filter(none -> head.seq() == 0))
                .filter(head.chain()::equals)
                .isPresent();
    }

    private static String chain(byte[] line) {
        try {
            return Line.read(line).chain();
        } catch (BadLine e) {
            return "";
        }
    }

    private Optional<Head> find() {
        try {
            return Head.find(new JsonMapper().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("How far the journal was served cannot be read. file={} why={}", file, e.toString());
            return Optional.empty();
        }
    }
}
