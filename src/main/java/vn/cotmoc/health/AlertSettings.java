// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where incidents are told of. */
public sealed interface AlertSettings {
    /**
     * An address that is posted to.
     *
     * @param secretFile holds the secret by which the receiver knows us; null: none
     */
    record Webhook(URI url, @Nullable Path secretFile) implements AlertSettings {}

    /**
     * People who get a mail.
     *
     * @param server a name or an address, with {@code :PORT} where it is not the usual one
     */
    record Mail(List<String> to, String server) implements AlertSettings {
        public Mail {
            to = List.copyOf(to);
        }
    }
}
