// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.trust.Sealing.Sealed;

/**
 * Writes a sealed playlist and its media to a stick. The media first, each under its hash only when all of it is on the
 * stick; the playlist last: pulled out half-way, the stick holds what it held before.
 */
public final class StickWriter {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final String HALF = ".half";

    private final Stick stick;
    private final Progress progress;

    public StickWriter(Stick stick, Progress progress) {
        this.stick = stick;
        this.progress = progress;
    }

    /**
     * Writes; media that are there and whole are left as they are.
     *
     * @return the sealed file
     * @throws Fault RETRY {@code stick-full}, {@code stick-read-only} before anything is written, {@code stick-unwritable}; REFUSED
     *     {@code stick-link}, {@code media-changed}
     */
    public Path write(Sealed sealed) {
        stick.checkWritable();
        try {
            Path media = stick.folder().resolve(Stick.MEDIA);
            if (Files.isSymbolicLink(media)) {
                throw Fault.refused("stick-link", media);
            }
            Files.createDirectories(media);
            Map<String, Path> missing = missing(sealed, media);
            checkRoom(missing);
            for (Map.Entry<String, Path> medium : missing.entrySet()) {
                copy(medium.getValue(), media.resolve(medium.getKey()), medium.getKey());
            }
            Path file = stick.folder().resolve(sealed.fileName());
            Path half = half(file);
            try (FileChannel channel = anew(half)) {
                Channels.newOutputStream(channel).write(sealed.playlist().toBytes());
                channel.force(true);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw Fault.retry("stick-unwritable", stick.folder(), e).causedBy(e);
        }
    }

    private static Map<String, Path> missing(Sealed sealed, Path media) {
        Map<String, Path> missing = new java.util.TreeMap<>(sealed.media());
        missing.keySet().removeIf(sha256 -> {
            Path there = media.resolve(sha256);
            return Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
                    && Sha256.of(there).equals(sha256);
        });
        return missing;
    }

    private void checkRoom(Map<String, Path> missing) throws IOException {
        long wanted = CHUNK_BYTES;
        for (Path file : missing.values()) {
            wanted += Files.size(file);
        }
        long free = Files.getFileStore(stick.folder()).getUsableSpace();
        if (free < wanted) {
            throw Fault.retry("stick-full", stick.folder(), free >> 20, (wanted >> 20) + 1);
        }
    }

    private void copy(Path from, Path to, String sha256) throws IOException {
        Path half = half(to);
        long length = Files.size(from);
        try (InputStream in = Files.newInputStream(from);
                FileChannel channel = anew(half);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long done = 0;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                done += read;
                progress.at(String.valueOf(from.getFileName()), done, Math.max(done, length));
            }
            channel.force(true);
        }
        if (!Sha256.of(half).equals(sha256)) {
            Files.delete(half);
            throw Fault.refused("media-changed", from);
        }
        Files.move(half, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path half(Path file) {
        return file.resolveSibling(file.getFileName() + HALF);
    }

    /** Whatever lies there is replaced; a link is never written through. */
    private static FileChannel anew(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
