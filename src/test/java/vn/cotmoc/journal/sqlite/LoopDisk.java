// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file with ext4 on it, mounted, that can be made to hang and to fail. Needs root, or a sudo that asks for nothing. */
final class LoopDisk implements AutoCloseable {
    private static final long IMAGE_BYTES = 200L << 20;

    private final Path image;
    private final Path folder;

    /** Mounts an empty one on a folder of {@code parent}. */
    LoopDisk(Path parent) throws Exception {
        image = parent.resolve("disk.img");
        folder = Files.createDirectory(parent.resolve("disk"));
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE_BYTES);
        }
        run("mkfs.ext4", "-q", "-E", "root_owner=" + owner(), image.toString());
        mount();
    }

    Path folder() {
        return folder;
    }

    /** Whoever writes waits from now on. */
    void freeze() throws Exception {
        run("fsfreeze", "--freeze", folder.toString());
    }

    void thaw() throws Exception {
        run("fsfreeze", "--unfreeze", folder.toString());
    }

    /** The file system finds itself damaged and can only be read from now on, as after a write that the disk refused. */
    void fail() throws Exception {
        FileStore store = Files.getFileStore(folder);
        String device = Path.of(store.name()).getFileName().toString();
        run("sh", "-c", "echo 1 > /sys/fs/ext4/" + device + "/trigger_fs_error");
    }

    /** As the next start of the machine does it; nobody may have a file of it open. */
    void repair() throws Exception {
        run("umount", folder.toString());
        // Status 1: the errors that there were are mended.
        assertThat(status("fsck.ext4", "-p", image.toString())).isLessThanOrEqualTo(1);
        mount();
    }

    @Override
    public void close() throws Exception {
        // Lazily: a process that was killed a moment ago may still hold a file of it.
        run("umount", "--lazy", folder.toString());
    }

    private void mount() throws Exception {
        run("mount", "-o", "loop,errors=remount-ro", image.toString(), folder.toString());
    }

    private String owner() throws IOException {
        return Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
    }

    private static void run(String... command) throws Exception {
        assertThat(status(command)).as(String.join(" ", command)).isZero();
    }

    private static int status(String... command) throws Exception {
        List<String> asRoot = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            asRoot.addAll(List.of("sudo", "-n"));
        }
        asRoot.addAll(Arrays.asList(command));
        return new ProcessBuilder(asRoot)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
