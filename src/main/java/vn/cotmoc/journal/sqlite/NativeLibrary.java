// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, at a path that stays.
 *
 * <p>Left to itself the driver unpacks a new copy into the temporary folder at each start and leaves it there when the
 * process is killed; a node that is cut off daily would fill its disk. The first database opened in a process decides.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String LIB_PATH = "org.sqlite.lib.path";
    private static final String LIB_NAME = "org.sqlite.lib.name";

    private NativeLibrary() {}

    /** Where a database outside a node's data folder finds it: the user's cache. */
    static Path userFolder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        return (cache == null || cache.isBlank() ? home.resolve(".cache") : Path.of(cache)).resolve("cotmoc");
    }

    /** Unpacks it into a folder, unless the same already lies there or another folder was settled on earlier. */
    static synchronized void settleIn(Path folder) {
        if (System.getProperty(LIB_PATH) != null) {
            return;
        }
        try {
            String name = "libsqlitejdbc-" + SQLiteJDBCLoader.getVersion() + ".so";
            install(Files.createDirectories(folder).resolve(name));
            System.setProperty(LIB_NAME, name);
            System.setProperty(LIB_PATH, folder.toAbsolutePath().toString());
        } catch (IOException e) {
            // The driver then unpacks its own copy into the temporary folder, which works, but litters.
            LOG.warn("SQLite's library could not be put in its place. folder={} why={}", folder, e.toString());
        }
    }

    private static void install(Path target) throws IOException {
        String resource = "org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/libsqlitejdbc.so";
        try (ZipFile driver = new ZipFile(driver())) {
            ZipEntry packed = driver.getEntry(resource);
            if (packed == null) {
                throw new IOException("the driver brings no " + resource);
            }
            if (!isThere(target, packed)) {
                unpack(driver.getInputStream(packed), target);
            }
        }
    }

    private static File driver() throws IOException {
        try {
            return new File(SQLiteJDBCLoader.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the driver is in no file", e);
        }
    }

    /** By what the archive says of it: to unpack it at each start takes longer than to open the database. */
    private static boolean isThere(Path target, ZipEntry packed) throws IOException {
        if (!Files.exists(target) || Files.size(target) != packed.getSize()) {
            return false;
        }
        var sum = new CRC32();
        sum.update(Files.readAllBytes(target));
        return sum.getValue() == packed.getCrc();
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        Path half = Files.createTempFile(target.getParent(), "libsqlitejdbc", ".half");
        try (packed) {
            Files.copy(packed, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
