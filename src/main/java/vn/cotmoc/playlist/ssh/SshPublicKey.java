// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** A public key of type {@code ssh-ed25519}. Immutable; equal keys are equal whatever comment they came with. */
public final class SshPublicKey {
    public static final String TYPE = "ssh-ed25519";

    private static final int MAX_LINE_CHARS = 4096;

    private final byte[] raw;

    SshPublicKey(byte[] raw) {
        this.raw = raw.clone();
    }

    /**
     * Reads the line of a {@code .pub} file: type, base64, and a comment that is passed over.
     *
     * @throws Fault REFUSED {@code key-type} for another type of key, {@code key-malformed} for anything else
     */
    public static SshPublicKey parse(String line) {
        if (line.length() > MAX_LINE_CHARS) {
            throw Fault.refused("key-malformed", Text.of("ssh.too-long", MAX_LINE_CHARS));
        }
        String[] words = line.strip().split("[ \t]+", 3);
        if (words.length < 2) {
            throw Fault.refused("key-malformed", Text.of("ssh.key-line"));
        }
        if (!words[0].equals(TYPE)) {
            throw Fault.refused("key-type", words[0]);
        }
        try {
            return ofWire(Base64.getDecoder().decode(words[1]), "key-malformed");
        } catch (IllegalArgumentException e) {
            throw Fault.refused("key-malformed", Text.of("ssh.not-base64")).causedBy(e);
        }
    }

    /** Reads the form of RFC 8709 §4; what is not well-formed is a fault of that code. */
    static SshPublicKey ofWire(byte[] wire, String faultCode) {
        WireReader reader = new WireReader(wire, faultCode);
        String type = reader.name();
        if (!type.equals(TYPE)) {
            throw Fault.refused("key-type", type);
        }
        byte[] raw = reader.string();
        if (raw.length != Ed25519.KEY_BYTES) {
            throw reader.malformed("ssh.key-length");
        }
        reader.expectEnd();
        return new SshPublicKey(raw);
    }

    /** As it stands in a {@code .pub} file, without a comment. */
    public String line() {
        return TYPE + " " + Base64.getEncoder().encodeToString(wire());
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:…}. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(wire());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    byte[] raw() {
        return raw.clone();
    }

    byte[] wire() {
        return new WireWriter().string(TYPE).string(raw).toBytes();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SshPublicKey key && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** The fingerprint. */
    @Override
    public String toString() {
        return fingerprint();
    }
}
