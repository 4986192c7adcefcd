// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.cotmoc.fault.Fault;

/**
 * Rows on their way from the line to the database, so that a slow line does not keep the database from others. The file has
 * no name once it is open: nothing of it stays behind, however the program ends.
 */
final class Spool implements AutoCloseable {
    private final Path folder;
    private final FileChannel file;
    private long rows;

    /** @throws Fault RETRY {@code pull-unwritable} */
    Spool(Path folder) {
        this.folder = folder;
        try {
            Path path = Files.createTempFile(folder, ".pull", ".ndjson");
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw unwritable(e);
        }
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

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Fault unwritable(IOException e) {
        return Fault.retry("pull-unwritable", folder, e).causedBy(e);
    }
}
