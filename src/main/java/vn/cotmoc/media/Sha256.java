// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Fault;

/** SHA-256 in lower-case hex: the name of a medium. */
public final class Sha256 {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK_BYTES = 1 << 18;

    private Sha256() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public static String of(byte[] content) {
        return HexFormat.of().formatHex(newDigest().digest(content));
    }

    /**
     * Of a file, read from its beginning to its end.
     *
     * @throws Fault RETRY {@code media-unreadable}
     */
    public static String of(Path file) {
        try (var stream = Files.newInputStream(file)) {
            MessageDigest digest = newDigest();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw Fault.retry("media-unreadable", file, e).causedBy(e);
        }
    }

    /** Of what is written bit by bit, so that at its end nothing is left to be hashed. One thread at a time. */
    public static final class Running {
        private final MessageDigest digest = newDigest();
        private long bytes;

        /** So many bytes from the beginning of this follow. */
        public void add(byte[] chunk, int length) {
            digest.update(chunk, 0, length);
            bytes += length;
        }

        /** How many it has been given. */
        public long bytes() {
            return bytes;
        }

        /** Of all it was given; it begins anew then. */
        public String end() {
            bytes = 0;
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
