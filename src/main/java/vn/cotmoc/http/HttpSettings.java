// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens, and how it proves who it is: the {@code api} member of the node's settings.
 *
 * @param host an address or a name
 * @param port 0: any free one
 * @param certificate PEM, the node's own first; null together with {@code key}
 * @param key PEM, PKCS #8
 * @param pair the folder in which a self-signed pair is kept, {@code api.crt} and {@code api.key}
 */
public record HttpSettings(
        String host,
        int port,
        @Nullable Path certificate,
        @Nullable Path key,
        Path pair) {}
