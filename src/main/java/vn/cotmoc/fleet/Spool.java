// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.BadLine;
import vn.cotmoc.journal.Line;

/**
 * Rows on their way from the line to the database, so that a slow line does not keep the database from others. What has
 * come stays in the file when a pull is cut off, and the next one from the same row on goes on after it; whether it is what
 * the node wrote is seen when it is taken.
 */
final class Spool implements AutoCloseable {
    private static final String END = ".ndjson";

    private final Path folder;
    private final Path path;
    private final FileChannel file;
    private final @Nullable FileLock lock;
    private long rows;
    private OptionalLong last = OptionalLong.empty();

    /**
     * Opens it, with what an earlier pull has left in it.
     *
     * @param held the row from which on is pulled
     * @throws Fault RETRY {@code pull-unwritable}
     */
    Spool(Path folder, String node, String log, long held) {
        this.folder = folder;
        try {
            String begin = ".pull-" + node + "-" + log + "-";
            Path named = folder.resolve(begin + held + END);
            FileChannel its = open(named);
            FileLock locked = lock(its);
            if (locked == null) {
                // Another pull of the same rows is under way: this one is for itself, and leaves nothing behind.
                its.close();
                path = Files.createTempFile(folder, ".pull", END);
                file = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } else {
                path = named;
                file = its;
                dropOthers(begin);
                resume(node, log);
            }
            lock = locked;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The number of the last row that is there already. */
    OptionalLong last() {
        return last;
    }

    void add(ByteBuffer lines) {
        for (int i = lines.position(); i < lines.limit(); i++) {
            rows += lines.get(i) == '\n' ? 1 : 0;
        }
        try {
            while (lines.hasRemaining()) {
                file.write(lines);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    long rows() {
        return rows;
    }

    /** From the first row on; nothing may be added any more. */
    InputStream read() {
        try {
            return new BufferedInputStream(Channels.newInputStream(file.position(0)));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The rows are taken, or are none that will ever be. */
    void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.release();
            }
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** What was on its way when the office held less: it came another way since. */
    private void dropOthers(String begin) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, begin + "*" + END)) {
            for (Path other : others) {
                if (!other.equals(path)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    /** Up to the last whole row; from the beginning where that is none of this log. */
    private void resume(String node, String log) throws IOException {
        long length = 0;
        String line = "";
        InputStream all = Channels.newInputStream(file.position(0));
        var lines = new BufferedReader(new InputStreamReader(all, StandardCharsets.ISO_8859_1));
        long left = file.size();
        for (String next = lines.readLine(); next != null && left > next.length(); next = lines.readLine()) {
            line = next;
            length += next.length() + 1L;
            left -= next.length() + 1L;
            rows++;
        }
        last = seq(line.getBytes(StandardCharsets.ISO_8859_1), node, log);
        if (last.isEmpty()) {
            rows = 0;
            length = 0;
        }
        file.truncate(length).position(length);
    }

    private static OptionalLong seq(byte[] line, String node, String log) {
        try {
            Line read = Line.read(line);
            return read.says("node", node) && read.says("log", log)
                    ? OptionalLong.of(read.seq())
                    : OptionalLong.empty();
        } catch (BadLine e) {
            return OptionalLong.empty();
        }
    }

    private Fault unwritable(IOException e) {
        return Fault.retry("pull-unwritable", folder, e).causedBy(e);
    }
}
