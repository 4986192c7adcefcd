// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/**
 * Where a node is and how it is spoken to.
 *
 * @param url without a path: {@code https://10.0.0.5:8470}
 * @param token the secret; never logged
 * @param certificateFile the certificate that it must show, in PEM; null: one that this machine trusts
 */
public record NodeAddress(URI url, String token, @Nullable Path certificateFile) {
    private static final int MAX_TOKEN_BYTES = 4096;
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    /**
     * Reads the token from its file.
     *
     * @throws Fault REFUSED {@code token-file} when it cannot be read or holds anything but one word
     */
    public static NodeAddress read(URI url, Path tokenFile, @Nullable Path certificateFile) {
        try (var stream = Files.newInputStream(tokenFile)) {
            String token = new String(stream.readNBytes(MAX_TOKEN_BYTES), StandardCharsets.UTF_8).strip();
            if (TOKEN.matcher(token).matches()) {
                return new NodeAddress(url, token, certificateFile);
            }
        } catch (IOException e) {
            throw Fault.refused("token-file", tokenFile).causedBy(e);
        }
        throw Fault.refused("token-file", tokenFile);
    }

    URI resolve(String path) {
        return url.resolve(path);
    }

    /** The URL alone: a token is no text for people. */
    @Override
    public String toString() {
        return url.toString();
    }
}
