// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/**
 * A signature as {@code ssh-keygen -Y sign} makes it: OpenSSH's {@code PROTOCOL.sshsig}, version 1. Immutable. Whether its
 * key is to be trusted is for {@link AllowedSigners} to say.
 */
public final class SshSignature {
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private final SshPublicKey publicKey;
    private final String namespace;
    private final Hash hash;
    private final byte[] signature;

    private SshSignature(SshPublicKey publicKey, String namespace, Hash hash, byte[] signature) {
        this.publicKey = publicKey;
        this.namespace = namespace;
        this.hash = hash;
        this.signature = signature;
    }

    /** What the message is reduced to before it is signed; ssh-keygen takes the first unless told otherwise. */
    private enum Hash {
        SHA512("sha512", "SHA-512"),
        SHA256("sha256", "SHA-256");

        private final String sshName;
        private final String jdkName;

        Hash(String sshName, String jdkName) {
            this.sshName = sshName;
            this.jdkName = jdkName;
        }

        static Hash of(String sshName, WireReader reader) {
            for (Hash hash : values()) {
                if (hash.sshName.equals(sshName)) {
                    return hash;
                }
            }
            throw reader.malformed("ssh.hash");
        }

        byte[] digest(byte[] message) {
            try {
                return MessageDigest.getInstance(jdkName).digest(message);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every JDK has " + jdkName, e);
            }
        }
    }

    /**
     * Reads an armoured signature, which may be up to 16 KiB long.
     *
     * @throws Fault REFUSED {@code signature-malformed}, or {@code key-type} when it was made by another type of key
     */
    public static SshSignature parse(String armoured) {
        WireReader reader = new WireReader(Armour.SIGNATURE.open(armoured), "signature-malformed");
        reader.expect(MAGIC);
        if (reader.uint32() != VERSION) {
            throw reader.malformed("ssh.version");
        }
        SshPublicKey key = SshPublicKey.ofWire(reader.string(), "signature-malformed");
        String namespace = reader.name();
        reader.string(); // reserved, and so passed over
        Hash hash = Hash.of(reader.name(), reader);
        byte[] signature = readSignature(new WireReader(reader.string(), "signature-malformed"));
        reader.expectEnd();
        return new SshSignature(key, namespace, hash, signature);
    }

    private static byte[] readSignature(WireReader reader) {
        String type = reader.name();
        if (!type.equals(SshPublicKey.TYPE)) {
            throw Fault.refused("key-type", type);
        }
        byte[] signature = reader.string();
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            throw reader.malformed("ssh.signature-length");
        }
        reader.expectEnd();
        return signature;
    }

    static SshSignature make(byte[] seed, SshPublicKey publicKey, byte[] message, String namespace) {
        byte[] signature = Ed25519.sign(seed, signedData(namespace, Hash.SHA512, message));
        return new SshSignature(publicKey, namespace, Hash.SHA512, signature);
    }

    public SshPublicKey publicKey() {
        return publicKey;
    }

    /** What the signature is for, {@code playlist@cotmoc} for example: it is part of what was signed. */
    public String namespace() {
        return namespace;
    }

    /**
     * Holds the signature against a message.
     *
     * @throws Fault REFUSED {@code signature-namespace} when it was made for another purpose, {@code signature-invalid} when
     *     message, signature or key is not what it was when it was signed
     */
    public void check(byte[] message, String wantedNamespace) {
        if (!namespace.equals(wantedNamespace)) {
            throw Fault.refused("signature-namespace", Text.verbatim(namespace), wantedNamespace);
        }
        if (!Ed25519.verifies(publicKey.raw(), signedData(namespace, hash, message), signature)) {
            throw Fault.refused("signature-invalid", publicKey.fingerprint());
        }
    }

    /** With its BEGIN and END lines, as ssh-keygen reads it; ends with a newline. */
    public String armoured() {
        byte[] signed =
                new WireWriter().string(SshPublicKey.TYPE).string(signature).toBytes();
        return Armour.SIGNATURE.close(new WireWriter()
                .raw(MAGIC)
                .uint32(VERSION)
                .string(publicKey.wire())
                .string(namespace)
                .string("")
                .string(hash.sshName)
                .string(signed)
                .toBytes());
    }

    private static byte[] signedData(String namespace, Hash hash, byte[] message) {
        return new WireWriter()
                .raw(MAGIC)
                .string(namespace)
                .string("")
                .string(hash.sshName)
                .string(hash.digest(message))
                .toBytes();
    }
}
