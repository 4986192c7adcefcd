// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the node may write its data, all of it, whether there is room, and whether its key is its own. */
public final class DataFolder {
    /** Below it uploads are refused: journal.md. */
    private static final long LEAST_MIB = 1_024;
    /** A few playlists with their films. */
    private static final long ENOUGH_MIB = 5 * 1_024;

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** The folder's files, and those of its folders: the media lie there. */
    private static final int OWNED_LEVELS = 2;

    private static final int NAMED_MOST = 3;

    private final Path data;

    public DataFolder(Path data) {
        this.data = data;
    }

    public List<Finding> look() {
        return List.of(writable(), owner(), room(), key());
    }

    /** Whether a node holds the folder at this moment. */
    public boolean isInUse() {
        try (var lock = FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE);
                FileLock held = lock.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A folder that is not there yet is made by the node, in the nearest that is. */
    private Path nearest() {
        Path there = data.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private Finding writable() {
        Path there = nearest();
        if (!Files.isDirectory(there)) {
            return Finding.error("data-folder-other", there);
        }
        boolean usable = Files.isWritable(there);
        return usable ? Finding.good("data-folder", data) : Finding.error("data-folder", data);
    }

    /** What a command left behind that was run by somebody else, the node cannot write. */
    private Finding owner() {
        if (!Files.isDirectory(data)) {
            return Finding.good("data-owner", data);
        }
        try (Stream<Path> files = Files.walk(data, OWNED_LEVELS)) {
            UserPrincipal owner = Files.getOwner(data);
            List<String> others = new ArrayList<>();
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!owner.equals(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS))) {
                    others.add(data.relativize(file).toString());
                }
            }
            return others.isEmpty()
                    ? Finding.good("data-owner", data)
                    : Finding.error(
                            "data-owner",
                            data,
                            others.stream().sorted().limit(NAMED_MOST).collect(Collectors.joining(", ")),
                            owner.getName());
        } catch (IOException | UncheckedIOException e) {
            // A node that runs takes files away while we look, and some may not be ours to read.
            return Finding.warning("data-owner", data, e, "cotmoc");
        }
    }

    private Finding room() {
        try {
            FileStore store = Files.getFileStore(nearest());
            return room(data, store.getUsableSpace() >> 20, store.isReadOnly());
        } catch (IOException e) {
            return Finding.error("disk", 0, data, LEAST_MIB);
        }
    }

    /** @param mib that are free */
    static Finding room(Path data, long mib, boolean readOnly) {
        if (readOnly) {
            return Finding.error("disk-read-only", data);
        }
        if (mib < LEAST_MIB) {
            return Finding.error("disk", mib, data, LEAST_MIB);
        }
        return mib < ENOUGH_MIB ? Finding.warning("disk", mib, data, ENOUGH_MIB) : Finding.good("disk", mib, data);
    }

    private Finding key() {
        Path key = data.resolve("key");
        try {
            boolean own = !Files.exists(key)
                    || Files.getPosixFilePermissions(key).stream().noneMatch(OTHERS::contains);
            return own ? Finding.good("key-mode", key) : Finding.error("key-mode", key);
        } catch (IOException e) {
            return Finding.error("key-mode", key);
        }
    }
}
