// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 in lower-case hex, of a text or of several values taken together. */
final class Fingerprint {
    private static final int SHORT_HEX_DIGITS = 16;

    private Fingerprint() {}

    /** Short, and equal where the values are; enough to tell the slots of one playlist's versions apart. */
    static String of(Object... values) {
        return sha256(List.of(values).toString()).substring(0, SHORT_HEX_DIGITS);
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
