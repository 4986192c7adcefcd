// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.LineReader;
import vn.cotmoc.journal.Verified;
import vn.cotmoc.playlist.ssh.SshPublicKey;

/**
 * {@code central.db}: the journals of all nodes at the office. Any thread.
 *
 * <p>Rows come in by file or by pull, the same way: verified first, whole or not at all, safe to repeat.
 */
public final class CentralDatabase implements Archive, AutoCloseable {
    private static final String LINES = ".ndjson";
    private static final String HEAD = ".head.json";
    private static final int MOST_HEAD_BYTES = 1 << 16;

    private final Database database;

    private CentralDatabase(Database database) {
        this.database = database;
    }

    /**
     * Opens it, making it when it is not there.
     *
     * @throws Fault REFUSED {@code database-newer}, {@code database-unknown}
     */
    public static CentralDatabase create(Path file) {
        NativeLibrary.settleIn(NativeLibrary.userFolder());
        return new CentralDatabase(Database.open(file, Kind.CENTRAL));
    }

    /**
     * Opens one that must be there.
     *
     * @throws Fault REFUSED {@code database-missing}, and as {@link #create}
     */
    public static CentralDatabase open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Fault.refused("database-missing", file);
        }
        return create(file);
    }

    /**
     * Takes a file {@code journal-NODE-LOG.ndjson} with the head that lies beside it.
     *
     * @param progress is told now and then how many rows have been read
     * @throws Fault REFUSED when anything in it is not as it must be: nothing was kept then
     */
    public Imported importFile(Path file, LongConsumer progress) {
        String name = file.toString();
        if (!name.endsWith(LINES)) {
            throw Fault.refused("journal-file-name", file);
        }
        Path beside = Path.of(name.substring(0, name.length() - LINES.length()) + HEAD);
        HeadFile head = HeadFile.parse(read(beside), beside.toString());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return take(name, in, head, 0, Optional.empty(), progress);
        } catch (IOException e) {
            throw Fault.refused("journal-unreadable", file, e).causedBy(e);
        }
    }

    /**
     * Takes rows that were pulled.
     *
     * @param place where they came from, for people
     * @param rows NDJSON from {@code after} on, at least up to the head; what is past the head waits
     * @param after what was asked for: {@link #cursor}
     * @param key the node's, if the fleet's file names it
     * @throws Fault REFUSED as {@link #importFile}
     */
    public Imported take(
            String place,
            InputStream rows,
            HeadFile head,
            long after,
            Optional<SshPublicKey> key,
            LongConsumer progress) {
        return database.write(connection -> {
            new NodeKeys(connection).accept(place, head.head().node(), head.key(), key);
            try {
                return Import.take(connection, place, new LineReader(rows), head, after, progress);
            } catch (IOException e) {
                throw Fault.refused("journal-unreadable", place, e).causedBy(e);
            }
        });
    }

    /** Up to where a stream is held; 0 when nothing of it is. */
    public long cursor(String node, String log) {
        return database.read(connection ->
                Stream.find(connection, node, log).map(Stream::seq).orElse(0L));
    }

    /**
     * Holds chains, heads and counts against the rows.
     *
     * @param progress is told now and then how many rows have been read
     */
    public Verified verify(LongConsumer progress) {
        return database.read(connection -> Verification.verify(connection, Kind.CENTRAL, progress));
    }

    /**
     * Asks several questions of one state of the archive, whatever is taken in meanwhile.
     *
     * @param questions the archive that they are given holds only until they return, in the caller's thread
     */
    public <T> T atOneMoment(Function<Archive, T> questions) {
        return database.read(connection -> questions.apply(new ArchiveQuery(connection, database.file())));
    }

    @Override
    public Counts counts(LocalDate from, LocalDate to, Counts.By by) {
        return atOneMoment(archive -> archive.counts(from, to, by));
    }

    @Override
    public List<Tally> tallies(LocalDate from, LocalDate to) {
        return atOneMoment(archive -> archive.tallies(from, to));
    }

    @Override
    public Map<String, Long> completed(LocalDate from, LocalDate to) {
        return atOneMoment(archive -> archive.completed(from, to));
    }

    @Override
    public Set<NodeDay> daysOperated(LocalDate from, LocalDate to) {
        return atOneMoment(archive -> archive.daysOperated(from, to));
    }

    @Override
    public Map<String, CompletePlays> completePlays(
            LocalDate from, LocalDate to, Set<String> nodes, Set<Counted.Facts> facts) {
        return atOneMoment(archive -> archive.completePlays(from, to, nodes, facts));
    }

    @Override
    public List<Row> rows(String type) {
        return atOneMoment(archive -> archive.rows(type));
    }

    @Override
    public List<Log> logs() {
        return atOneMoment(Archive::logs);
    }

    @Override
    public void close() {
        database.close();
    }

    private static String read(Path head) {
        try (InputStream in = Files.newInputStream(head)) {
            return new String(in.readNBytes(MOST_HEAD_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw Fault.refused("head-missing", head).causedBy(e);
        } catch (IOException e) {
            throw Fault.refused("journal-unreadable", head, e).causedBy(e);
        }
    }
}
