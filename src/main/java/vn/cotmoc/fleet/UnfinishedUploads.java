// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which uploads have begun, so that the next push goes on where the last one was cut off: a film takes hours on a
 * thin line. It is a convenience: when its file cannot be read or written, uploads begin anew. Any thread.
 *
 * @param file in a folder of the user's
 */
public record UnfinishedUploads(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedUploads.class);

    /** In the user's cache, as the XDG Base Directory Specification has it. */
    public static UnfinishedUploads inCache(Optional<String> xdgCacheHome, Path home) {
        Path cache = xdgCacheHome.map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".cache"));
        return new UnfinishedUploads(cache.resolve("cotmoc").resolve("uploads.properties"));
    }

    /** Where on the node the upload of a file stands. */
    Optional<String> find(URI node, String sha256) {
        return Optional.ofNullable(read().getProperty(key(node, sha256)));
    }

    void remember(URI node, String sha256, String place) {
        synchronized (UnfinishedUploads.class) {
            Properties all = read();
            all.setProperty(key(node, sha256), place);
            write(all);
        }
    }

    void forget(URI node, String sha256) {
        synchronized (UnfinishedUploads.class) {
            Properties all = read();
            if (all.remove(key(node, sha256)) != null) {
                write(all);
            }
        }
    }

    private static String key(URI node, String sha256) {
        return sha256 + " " + node;
    }

    private Properties read() {
        Properties all = new Properties();
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("Unfinished uploads are not remembered. file={} cause={}", file, e.toString());
            }
        }
        return all;
    }

    private void write(Properties all) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var writer = Files.newBufferedWriter(beside)) {
                all.store(writer, null);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Unfinished uploads are not remembered. file={} cause={}", file, e.toString());
        }
    }
}
