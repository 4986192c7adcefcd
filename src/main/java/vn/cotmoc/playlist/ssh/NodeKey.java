// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.Set;
import vn.cotmoc.fault.Fault;

/**
 * The key of a node itself, in a file that ssh-keygen reads too: it signs the heads of the journal. It has no passphrase,
 * as nobody is near to give one; its file is for its owner alone. Immutable.
 */
public final class NodeKey {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /** As ssh-keygen: what the group or others may do with it makes a key refused. */
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final byte[] seed;
    private final SshPublicKey publicKey;

    NodeKey(byte[] seed, SshPublicKey publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /**
     * Reads the key, or makes it if the file is not there; then it is on the disk, with mode 600, when this returns.
     *
     * @param comment put into a new file; the name of the node
     * @throws Fault REFUSED {@code key-malformed}, {@code key-type}, {@code key-open-to-others} or {@code key-file-unreadable};
     *     BROKEN {@code key-unwritable}
     */
    public static NodeKey open(Path file, String comment) {
        return Files.exists(file) ? read(file) : create(file, comment);
    }

    private static NodeKey read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                throw Fault.refused("key-open-to-others", file);
            }
            byte[] text = stream.readNBytes(Armour.MAX_CHARS + 1);
            return PrivateKeyFile.parse(new String(text, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw Fault.refused("key-file-unreadable", file, e).causedBy(e);
        }
    }

    private static NodeKey create(Path file, String comment) {
        KeyPair pair = Ed25519.generate();
        byte[] seed = Ed25519.seedOf(pair);
        SshPublicKey publicKey = new SshPublicKey(Ed25519.publicKeyOf(pair));
        String text = PrivateKeyFile.format(seed, publicKey, comment);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(beside);
            write(beside, text.getBytes(StandardCharsets.US_ASCII));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw Fault.broken("key-unwritable", file, e).causedBy(e);
        }
        return new NodeKey(seed, publicKey);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        var asWritten = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, asWritten)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    public SshPublicKey publicKey() {
        return publicKey;
    }

    /** Signs as {@code ssh-keygen -Y sign -n NAMESPACE} does. */
    public SshSignature sign(byte[] message, String namespace) {
        return SshSignature.make(seed, publicKey, message, namespace);
    }
}
