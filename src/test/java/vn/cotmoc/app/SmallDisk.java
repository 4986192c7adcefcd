// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A disk in memory, whose size can be changed while it is in use. Needs root, or a sudo that asks for nothing. */
public final class SmallDisk implements AutoCloseable {
    private static final long ROOMY_BYTES = 3L << 30;
    private static final Duration SHRUNK_WITHIN = Duration.ofSeconds(10);

    private final Path folder;

    /** Puts an empty, roomy one there. */
    public SmallDisk(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "mode=777,size=" + ROOMY_BYTES, "tmpfs", folder.toString());
    }

    /** From now on only so much more goes on it. What is written between look and change is refused as too much: again then. */
    public void leave(long freeBytes) {
        await().atMost(SHRUNK_WITHIN).pollInterval(Duration.ofMillis(20)).until(() -> {
            FileStore disk = Files.getFileStore(folder);
            return resize(disk.getTotalSpace() - disk.getUsableSpace() + freeBytes) == 0;
        });
    }

    public void makeRoom() throws IOException, InterruptedException {
        assertThat(resize(ROOMY_BYTES)).isZero();
    }

    /** From now on nothing can be written to it, as on a stick that is mounted with care. */
    public void makeReadOnly() throws IOException, InterruptedException {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    /** And again it can. */
    public void makeWritable() throws IOException, InterruptedException {
        run("mount", "-o", "remount,rw", folder.toString());
    }

    private int resize(long bytes) throws IOException, InterruptedException {
        return status("mount", "-o", "remount,size=" + bytes, folder.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(status(command)).as(String.join(" ", command)).isZero();
    }

    private static int status(String... command) throws IOException, InterruptedException {
        List<String> asRoot = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            asRoot.addAll(List.of("sudo", "-n"));
        }
        asRoot.addAll(Arrays.asList(command));
        return new ProcessBuilder(asRoot).inheritIO().start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // Lazily: a process that was killed a moment ago may still hold a file of it.
        run("umount", "--lazy", folder.toString());
    }
}
