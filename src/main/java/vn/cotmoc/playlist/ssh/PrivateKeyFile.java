// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import vn.cotmoc.fault.Fault;

/** One Ed25519 key without passphrase in the format of OpenSSH's {@code PROTOCOL.key}. */
final class PrivateKeyFile {
    private static final String CODE = "key-malformed";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final String NONE = "none";
    private static final int BLOCK_BYTES = 8;

    private PrivateKeyFile() {}

    /** @throws Fault REFUSED {@code key-malformed}; {@code key-passphrase} for a key that has one; {@code key-type} */
    static NodeKey parse(String text) {
        WireReader reader = new WireReader(Armour.PRIVATE_KEY.open(text), CODE);
        reader.expect(MAGIC);
        String cipher = reader.name();
        String derivation = reader.name();
        if (!cipher.equals(NONE) || !derivation.equals(NONE)) {
            throw Fault.refused("key-passphrase");
        }
        reader.string(); // the options of the key derivation that is not used
        if (reader.uint32() != 1) {
            throw reader.malformed("ssh.one-key");
        }
        SshPublicKey publicKey = SshPublicKey.ofWire(reader.string(), CODE);
        byte[] seed = readSecret(new WireReader(reader.string(), CODE), publicKey);
        reader.expectEnd();
        return new NodeKey(seed, publicKey);
    }

    private static byte[] readSecret(WireReader reader, SshPublicKey publicKey) {
        int check = reader.uint32();
        boolean sameCheck = reader.uint32() == check;
        boolean samePublic = reader.name().equals(SshPublicKey.TYPE) && Arrays.equals(reader.string(), publicKey.raw());
        byte[] secret = reader.string();
        reader.string(); // comment
        if (!sameCheck || !samePublic || secret.length != 2 * Ed25519.KEY_BYTES || !isPadding(reader.rest())) {
            throw reader.malformed("ssh.private");
        }
        byte[] seed = Arrays.copyOf(secret, Ed25519.KEY_BYTES);
        byte[] probe = publicKey.wire();
        if (!Ed25519.verifies(publicKey.raw(), probe, Ed25519.sign(seed, probe))) {
            throw reader.malformed("ssh.pair");
        }
        return seed;
    }

    private static boolean isPadding(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != i + 1) {
                return false;
            }
        }
        return bytes.length < BLOCK_BYTES;
    }

    static String format(byte[] seed, SshPublicKey publicKey, String comment) {
        int check = ThreadLocalRandom.current().nextInt();
        WireWriter secret = new WireWriter()
                .uint32(check)
                .uint32(check)
                .string(SshPublicKey.TYPE)
                .string(publicKey.raw())
                .string(new WireWriter().raw(seed).raw(publicKey.raw()).toBytes())
                .string(comment);
        for (byte pad = 1; secret.size() % BLOCK_BYTES != 0; pad++) {
            secret.raw(new byte[] {pad});
        }
        return Armour.PRIVATE_KEY.close(new WireWriter()
                .raw(MAGIC)
                .string(NONE)
                .string(NONE)
                .string("")
                .uint32(1)
                .string(publicKey.wire())
                .string(secret.toBytes())
                .toBytes());
    }
}
