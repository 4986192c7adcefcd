// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;

@Tag("L3")
class NodeKeyTest {
    private static final byte[] MESSAGE = "Cột Mốc".getBytes(UTF_8);

    @TempDir
    Path folder;

    private SshKeygen keygen;
    private Path file;

    @BeforeEach
    void setUp() {
        keygen = new SshKeygen(folder);
        file = folder.resolve("data/key");
    }

    @Test
    void shouldMakeAFileThatSshKeygenReadsWhenThereIsNone() throws IOException {
        NodeKey key = NodeKey.open(file, "moc-bai-1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keygen.must("-y", "-f", file.toString()).output())
                .isEqualTo(key.publicKey().line() + " moc-bai-1\n");
        assertThat(keygen.must("-l", "-f", file.toString()).output())
                .contains(key.publicKey().fingerprint());
    }

    @Test
    void shouldBeTheSameKeyWhenOpenedAgain() {
        NodeKey first = NodeKey.open(file, "moc-bai-1");
        NodeKey second = NodeKey.open(file, "moc-bai-1");

        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        second.sign(MESSAGE, "head@cotmoc").check(MESSAGE, "head@cotmoc");
        assertThat(second.sign(MESSAGE, "head@cotmoc").armoured())
                .isEqualTo(first.sign(MESSAGE, "head@cotmoc").armoured());
    }

    @Test
    void shouldSignAsSshKeygenDoesWhenItMadeTheKey() {
        Path theirs = keygen.key("key", "ed25519");

        assertThat(NodeKey.open(theirs, "")
                        .sign(MESSAGE, "head@cotmoc")
                        .armoured()
                        .replaceAll("\\s", ""))
                .isEqualTo(keygen.sign(theirs, MESSAGE, "head@cotmoc").replaceAll("\\s", ""));
    }

    @Test
    void shouldMakeManyKeysThatAllSign() {
        for (int i = 0; i < 300; i++) {
            NodeKey key = NodeKey.open(folder.resolve("many/" + i), "");
            key.sign(MESSAGE, "head@cotmoc").check(MESSAGE, "head@cotmoc");
            assertThat(NodeKey.open(folder.resolve("many/" + i), "").publicKey())
                    .isEqualTo(key.publicKey());
        }
    }

    @Test
    void shouldRefuseWhenOthersMayReadIt() throws IOException {
        NodeKey.open(file, "moc-bai-1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertFault("key-open-to-others");
    }

    @Test
    void shouldRefuseWhenItHasAPassphrase() {
        file = keygen.key("locked", "ed25519", "mật khẩu");

        assertFault("key-passphrase");
    }

    @Test
    void shouldRefuseWhenItIsOfAnotherType() {
        file = keygen.key("rsa", "rsa");

        assertFault("key-type");
    }

    @Test
    void shouldOnlyFaultWhenAByteIsDamaged() throws IOException {
        NodeKey whole = NodeKey.open(file, "moc-bai-1");
        byte[] blob = Armour.PRIVATE_KEY.open(Files.readString(file));
        long seed = Long.getLong("cotmoc.seed", 20261123L);
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            byte[] damaged =
                    random.nextBoolean() ? blob.clone() : java.util.Arrays.copyOf(blob, random.nextInt(blob.length));
            if (damaged.length == blob.length) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                NodeKey read = PrivateKeyFile.parse(Armour.PRIVATE_KEY.close(damaged));
                assertThat(read.publicKey()).as("seed=%d run=%d", seed, run).isEqualTo(whole.publicKey());
            } catch (Fault fault) {
                assertThat(fault.code()).as("seed=%d run=%d", seed, run).startsWith("key-");
            }
        }
    }

    private void assertFault(String code) {
        assertThatThrownBy(() -> NodeKey.open(file, "moc-bai-1"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
