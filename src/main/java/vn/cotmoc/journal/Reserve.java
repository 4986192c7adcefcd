// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;

/**
 * A file that only takes up room, to be given up when the disk is full: a play takes about 1 KiB, so the record then goes
 * on for weeks while someone makes room. One thread.
 */
public final class Reserve {
    static final int RESERVE_BYTES = 64 << 20;

    /** Below this much free space no room is taken up: uploads are refused there too. */
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;

    /** Takes up no room yet. */
    public Reserve(Path file) {
        this.file = file;
    }

    /**
     * Opens what needs a little room to be opened; once more without the reserve where there was none.
     *
     * @throws Fault as {@code open} does
     */
    public <T> T opening(Supplier<T> open) {
        try {
            return open.get();
        } catch (Fault e) {
            if (e.category() != Category.RETRY || !release()) {
                throw e;
            }
            return open.get();
        }
    }

    /** Takes up the room, unless it has it already or there is little left. Takes up to a second. */
    void hold() {
        try {
            if (!Files.exists(file) && Files.getFileStore(folder()).getUsableSpace() >= LEAST_FREE_BYTES) {
                Path half = file.resolveSibling(file.getFileName() + ".half");
                fill(half);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.warn("No room could be reserved for the journal. file={} why={}", file, e.toString());
        }
    }

    /** Gives the room up; tells whether there was any. */
    boolean release() {
        try {
            boolean held = Files.deleteIfExists(file);
            if (held) {
                LOG.warn("The disk is full; the journal takes its reserve. bytes={}", RESERVE_BYTES);
            }
            return held;
        } catch (IOException e) {
            LOG.error("The journal's reserve could not be released. file={}", file, e);
            return false;
        }
    }

    private Path folder() {
        return file.toAbsolutePath().resolveSibling(".");
    }

    /** With bytes that are written, not skipped: a sparse file takes up nothing. */
    private static void fill(Path half) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        try (OutputStream out = Files.newOutputStream(half)) {
            for (int i = 0; i < RESERVE_BYTES / CHUNK_BYTES; i++) {
                out.write(chunk);
            }
        } catch (IOException e) {
            Files.deleteIfExists(half);
            throw e;
        }
    }
}
