// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import vn.cotmoc.fault.Fault;

/** The files of what is still to be told, one for each outlet. */
final class AlertFolder {
    private final Path folder;
    private final Set<Path> used = new HashSet<>();

    /** @throws Fault RETRY {@code file-unwritable} */
    AlertFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** The same for the same name after every start, if the settings have it as often as before. */
    AlertFile file(String outlet) {
        Path file = folder.resolve(name(outlet));
        for (int again = 1; !used.add(file); again++) {
            file = folder.resolve(name(outlet + " " + again));
        }
        return new AlertFile(file);
    }

    /** Removes what waits for outlets that are in the settings no more. */
    void dropOthers() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!used.contains(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** An outlet's name may be an address, and longer than a file's name may be. */
    private static String name(String outlet) {
        return UUID.nameUUIDFromBytes(outlet.getBytes(StandardCharsets.UTF_8)) + ".json";
    }

    private static Fault unwritable(Path file, IOException cause) {
        return Fault.retry("file-unwritable", file, cause.toString()).causedBy(cause);
    }
}
