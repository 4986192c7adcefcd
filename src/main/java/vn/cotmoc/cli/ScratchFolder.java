// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/** Where a measurement puts what it needs: a folder of the caller's, which stays, or a temporary one, gone at the close. */
final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "cotmoc-bench";

    private final Path path;
    private final boolean stays;

    private ScratchFolder(Path path, boolean stays) {
        this.path = path.toAbsolutePath();
        this.stays = stays;
    }

    /**
     * Made when missing.
     *
     * @param asked null: a temporary one
     * @throws Fault RETRY {@code bench-folder}
     */
    static ScratchFolder of(@Nullable Path asked) {
        try {
            return asked == null
                    ? new ScratchFolder(Files.createTempDirectory(PREFIX), false)
                    : new ScratchFolder(Files.createDirectories(asked), true);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** A temporary one in {@code place}, or where that is not to be had, in the usual place. */
    static ScratchFolder in(Path place) {
        try {
            return Files.isWritable(place)
                    ? new ScratchFolder(Files.createTempDirectory(place, PREFIX), false)
                    : of(null);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (stays) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Fault unwritable(IOException cause) {
        return Fault.retry("bench-folder", cause).causedBy(cause);
    }
}
