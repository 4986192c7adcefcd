// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.cotmoc.fault.Fault;

/** A file that holds one secret. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * The secret, without the end of its line.
     *
     * @throws Fault REFUSED {@code secret-file}: it cannot be read, or is empty
     */
    public static String read(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw Fault.refused("secret-file", file);
            }
            return secret;
        } catch (IOException e) {
            throw Fault.refused("secret-file", file).causedBy(e);
        }
    }
}
