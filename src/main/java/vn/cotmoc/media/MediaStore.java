// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;

/**
 * A node's media: files named by the SHA-256 of their content, in one folder, beside those that are still arriving.
 *
 * <p>A file gets its name only when all of it is on the disk and has that hash. It is hashed again whenever its size, inode
 * or times are not those it had when it was last hashed. Safe for every thread.
 */
public final class MediaStore {
    private static final Logger LOG = LoggerFactory.getLogger(MediaStore.class);
    private static final String INCOMING = "incoming";
    private static final double FULL_DISK = 0.80;
    /** The record needs the rest of the disk: journal.md, Disk. */
    private static final long KEEP_FREE_BYTES = 1L << 30;

    private final Path folder;
    private final Path incoming;
    private final Map<String, Found> found = new ConcurrentHashMap<>();
    private final Map<String, Long> editions = new ConcurrentHashMap<>();

    /** A stored file: its size, and when it arrived. */
    public record Stored(String sha256, long bytes, Instant arrivedAt) {}

    /** What changes when somebody writes to a file or puts another in its place. */
    private record Traits(Object inode, Object changedAt, long bytes) {}

    /** What hashing a file came to, and of which file that holds. */
    private record Found(Traits traits, boolean whole) {}

    /**
     * @param folder {@code media} of the node's data; it and its {@code incoming} are made when they are not there
     * @throws Fault BROKEN {@code media-unwritable}
     */
    public MediaStore(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve(INCOMING);
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", folder, e).causedBy(e);
        }
    }

    /** Where files grow until they are whole, each under a name of its writer's choice; the same file system. */
    public Path incoming() {
        return incoming;
    }

    /**
     * Takes a whole file of {@link #incoming} in; it is on the disk under its hash when this returns. One that is here
     * already is replaced.
     *
     * @throws Fault REFUSED {@code hash-mismatch}: the file is left where it was; RETRY {@code media-unreadable};
     *     BROKEN {@code media-unwritable}
     */
    public void arrive(Path file, String sha256) {
        arrive(file, sha256, Sha256.of(file));
    }

    /**
     * The same for a file whose hash is known to whoever wrote it.
     *
     * @param actual of the bytes that were written to it
     */
    public void arrive(Path file, String sha256, String actual) {
        if (!actual.equals(sha256)) {
            throw Fault.refused("hash-mismatch", sha256, actual);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", file, e).causedBy(e);
        }
        try {
            Path named = folder.resolve(sha256);
            Files.move(file, named, StandardCopyOption.ATOMIC_MOVE);
            try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            found.put(sha256, new Found(traits(named), true));
            editions.merge(sha256, 1L, Long::sum);
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", folder, e).causedBy(e);
        }
    }

    /** Rises when a file of that hash arrives, and when one that was changed is found whole again. Returns at once. */
    public long edition(String sha256) {
        return editions.getOrDefault(sha256, 0L);
    }

    /** The file of that hash if it is here and whole; one that is damaged is not. It may be hashed for this. */
    public Optional<Path> findWhole(String sha256) {
        return find(sha256, false);
    }

    /** The file of that hash if one of that size is here; whether it is whole is not looked at, so this returns at once. */
    public Optional<Path> findBySize(String sha256, long bytes) {
        Path file = folder.resolve(sha256);
        try {
            boolean there = Sha256.isOne(sha256) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            return there && Files.size(file) == bytes ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> find(String sha256, boolean anew) {
        Path file = folder.resolve(sha256);
        if (!Sha256.isOne(sha256) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return isWhole(file, sha256, anew) ? Optional.of(file) : Optional.empty();
        } catch (IOException | Fault e) {
            LOG.warn("A medium cannot be read. sha256={} cause={}", sha256, e.toString());
            return Optional.empty();
        }
    }

    private boolean isWhole(Path file, String sha256, boolean anew) throws IOException {
        Traits now = traits(file);
        Found before = found.get(sha256);
        boolean changed = before != null && !before.traits().equals(now);
        if (before != null && !changed && !anew) {
            return before.whole();
        }
        boolean whole = Sha256.of(file).equals(sha256);
        found.put(sha256, new Found(now, whole));
        if (changed && whole) {
            editions.merge(sha256, 1L, Long::sum);
        }
        return whole;
    }

    /**
     * Hashes these anew, whatever was found before: after an unclean stop, and nightly.
     *
     * @return those that are missing or damaged
     */
    public List<String> check(Set<String> hashes) {
        List<String> bad = new ArrayList<>();
        for (String sha256 : hashes) {
            if (find(sha256, true).isEmpty()) {
                bad.add(sha256);
            }
        }
        return bad;
    }

    /** What is here, oldest first. */
    public List<Stored> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Sha256.isOne(file.getFileName().toString()))
                    .flatMap(file -> stored(file).stream())
                    .sorted(Comparator.comparing(Stored::arrivedAt).thenComparing(Stored::sha256))
                    .toList();
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", folder, e).causedBy(e);
        }
    }

    private static Optional<Stored> stored(Path file) {
        try {
            Instant arrivedAt = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new Stored(file.getFileName().toString(), Files.size(file), arrivedAt));
        } catch (IOException e) {
            return Optional.empty(); // removed meanwhile
        }
    }

    /**
     * Looks whether so much more may come without taking the room that the record needs.
     *
     * @throws Fault RETRY {@code disk-low}
     */
    public void checkRoom(long bytes) {
        if (freeBytes() - bytes < KEEP_FREE_BYTES) {
            throw diskLow(freeBytes());
        }
    }

    /** What is told when the disk has no more room than that. */
    public static Fault diskLow(long freeBytes) {
        return Fault.retry("disk-low", freeBytes >> 20, KEEP_FREE_BYTES >> 20);
    }

    /** Bytes that may still be written to the disk the media lie on. */
    public long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", folder, e).causedBy(e);
        }
    }

    /**
     * While the disk is more than 80 % full, removes what need not be kept, oldest first.
     *
     * @return what was removed
     */
    public List<String> makeRoom(Set<String> kept) {
        try {
            var disk = Files.getFileStore(folder);
            long total = disk.getTotalSpace();
            return makeRoom(kept, (long) (total - disk.getUsableSpace() - total * FULL_DISK));
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", folder, e).causedBy(e);
        }
    }

    List<String> makeRoom(Set<String> kept, long bytesTooMany) {
        List<String> removed = new ArrayList<>();
        long left = bytesTooMany;
        for (Stored stored : list()) {
            if (left <= 0) {
                break;
            }
            if (!kept.contains(stored.sha256())) {
                remove(stored.sha256());
                removed.add(stored.sha256());
                left -= stored.bytes();
            }
        }
        if (!removed.isEmpty()) {
            LOG.info("Media no playlist needs were removed: the disk is filling up. removed={}", removed.size());
        }
        return removed;
    }

    /** @throws Fault BROKEN {@code media-unwritable} */
    private void remove(String sha256) {
        found.remove(sha256);
        try {
            Files.deleteIfExists(folder.resolve(sha256));
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", folder, e).causedBy(e);
        }
    }

    private static Traits traits(Path file) throws IOException {
        var attributes = Files.readAttributes(file, "unix:ino,ctime,size", LinkOption.NOFOLLOW_LINKS);
        return new Traits(require(attributes, "ino"), require(attributes, "ctime"), (long) require(attributes, "size"));
    }

    private static Object require(Map<String, Object> attributes, String name) throws IOException {
        Object value = attributes.get(name);
        if (value == null) {
            throw new IOException("no " + name);
        }
        return value;
    }
}
