// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where incidents are told of. */
public sealed interface AlertSettings {
    /**
     * An address that is posted to.
     *
     * @param secretFile holds the secret by which the receiver knows us; null: none
     * @param heartbeat how often it is told that the node lives, so that its silence can alarm
     */
    record Webhook(URI url, @Nullable Path secretFile, Duration heartbeat) implements AlertSettings {
        public static final Duration DEFAULT_HEARTBEAT = Duration.ofMinutes(5);
    }

    /**
     * People who get a mail.
     *
     * @param server a name or an address, with {@code :PORT} where it is not the usual one
     * @param from null: {@code cotmoc@} and the server's name
     * @param user by which we log in; null: we do not
     * @param passwordFile null: as above
     * @param certificateFile whom the server's certificate must come from, PEM; null: whom the machine trusts
     */
    record Mail(
            List<String> to,
            String server,
            @Nullable String from,
            Security security,
            @Nullable String user,
            @Nullable Path passwordFile,
            @Nullable Path certificateFile)
            implements AlertSettings {
        public Mail {
            to = List.copyOf(to);
        }
    }

    /** How the way to the mail server is secured, and its usual port. */
    enum Security {
        /** Begins in the clear and goes on under TLS, or not at all. */
        STARTTLS(587),
        TLS(465),
        /** For a relay in the same room. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        public int port() {
            return port;
        }

        /** As the settings have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
