// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What ties each row of a stream to all before it: SHA-256 of the previous chain and the row without its own. It moves on
 * with every row; one thread.
 */
public final class Chain {
    private final MessageDigest sha256;
    private byte[] value;

    private Chain(byte[] value) {
        this.sha256 = sha256();
        this.value = value;
    }

    /** Goes on after the row with this chain, 64 hex digits. */
    public static Chain after(String hex) {
        return new Chain(HexFormat.of().parseHex(hex));
    }

    /** Before the first row of a log: the SHA-256 of its id's text. */
    public static Chain genesis(String log) {
        return new Chain(sha256().digest(log.getBytes(StandardCharsets.UTF_8)));
    }

    /** The chain of the last row, 64 hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    /** Moves on to this row if its chain is what it must be; else stays, and says no. */
    public boolean accept(Line line) {
        sha256.update(value);
        line.digestInto(sha256);
        byte[] next = sha256.digest();
        if (!line.hasChain(next)) {
            return false;
        }
        value = next;
        return true;
    }

    /** Gives a row its chain and moves on to it. */
    public void append(ObjectNode row) {
        sha256.update(value);
        value = sha256.digest(CanonicalJson.bytes(row));
        row.put("chain", hex());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
