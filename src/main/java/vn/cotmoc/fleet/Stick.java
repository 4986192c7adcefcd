// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.SealedPlaylist;
import vn.cotmoc.playlist.trust.Sealing.Sealed;

/**
 * What lies on a stick: sealed playlists at its top, their media in a folder, named by their hash, and journals of nodes.
 * A stick comes from anywhere: regular files alone are taken, a link is refused.
 */
public record Stick(Path folder) {
    static final String MEDIA = "media";
    private static final String SEALED = ".sealed.json";
    private static final String ROWS = ".ndjson";
    private static final String HEAD = ".head.json";

    /**
     * The stick that is mounted there.
     *
     * @throws Fault REFUSED {@code stick-missing}
     */
    public static Stick open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Fault.refused("stick-missing", folder);
        }
        return new Stick(folder);
    }

    /**
     * Looks whether anything can be written to it.
     *
     * @throws Fault RETRY {@code stick-read-only}
     */
    public void checkWritable() {
        try {
            if (Files.getFileStore(folder).isReadOnly()) {
                throw Fault.retry("stick-read-only", folder, mountPoint(folder.toRealPath()));
            }
        } catch (IOException e) {
            throw Fault.retry("stick-unwritable", folder, e).causedBy(e);
        }
    }

    /** What is mounted as a whole is remounted as a whole. */
    private static Path mountPoint(Path folder) throws IOException {
        Path top = folder;
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            if (!Files.getFileStore(above).equals(Files.getFileStore(folder))) {
                return top;
            }
            top = above;
        }
        return top;
    }

    /**
     * The sealed playlists, by name.
     *
     * @throws Fault REFUSED {@code stick-link}, {@code stick-unreadable}
     */
    public List<Path> sealedFiles() {
        return files(SEALED);
    }

    /**
     * The journals that nodes have written back, by name: the files of the rows.
     *
     * @throws Fault REFUSED {@code stick-link}, {@code stick-unreadable}
     */
    public List<Path> journals() {
        List<Path> rows = files("journal-", ROWS);
        rows.forEach(file -> {
            String name = file.getFileName().toString();
            Path head = file.resolveSibling(name.substring(0, name.length() - ROWS.length()) + HEAD);
            if (Files.exists(head, LinkOption.NOFOLLOW_LINKS)) {
                checkRegular(head);
            }
        });
        return rows;
    }

    private List<Path> files(String suffix) {
        return files("", suffix);
    }

    /** Hidden files are other systems' notes about the real ones. */
    private List<Path> files(String prefix, String suffix) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(suffix) && !name.startsWith(".");
                    })
                    .sorted(Comparator.comparing(Path::toString))
                    .peek(Stick::checkRegular)
                    .toList();
        } catch (IOException e) {
            throw Fault.refused("stick-unreadable", folder, e).causedBy(e);
        }
    }

    /**
     * A sealed playlist and those of its media that are here; whose it is, and whether they are whole, is for the gate to
     * find out.
     *
     * @throws Fault REFUSED {@code sealed-malformed}, {@code signature-missing}, {@code playlist-refused},
     *     {@code stick-link}, {@code stick-unreadable}
     */
    public Sealed read(Path sealedFile) {
        SealedPlaylist sealed;
        try (InputStream in = Files.newInputStream(sealedFile, LinkOption.NOFOLLOW_LINKS)) {
            sealed = SealedPlaylist.parse(in.readNBytes(SealedPlaylist.MAX_BYTES + 1));
        } catch (IOException e) {
            throw Fault.refused("stick-unreadable", sealedFile, e).causedBy(e);
        }
        Playlist playlist = sealed.read(sealedFile.toString()).playlist();
        return new Sealed(sealed, playlist.id(), playlist.version(), media(playlist));
    }

    private Map<String, Path> media(Playlist playlist) {
        Map<String, Path> found = new HashMap<>();
        if (Files.isSymbolicLink(folder.resolve(MEDIA))) {
            throw Fault.refused("stick-link", folder.resolve(MEDIA));
        }
        for (Clip clip : playlist.clips()) {
            Clip.Media media = clip.media();
            if (media != null) {
                Path file = folder.resolve(MEDIA).resolve(media.sha256());
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    checkRegular(file);
                    if (size(file) == media.bytes()) {
                        found.put(media.sha256(), file);
                    }
                }
            }
        }
        return found;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Fault.refused("stick-unreadable", file, e).causedBy(e);
        }
    }

    private static void checkRegular(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Fault.refused("stick-link", file);
        }
    }
}
