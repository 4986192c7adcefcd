// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Fault;

@Tag("L3")
class SshSignatureTest {
    private static final byte[] MESSAGE = "Cột Mốc".getBytes(UTF_8);
    private static final String NAMESPACE = "playlist@cotmoc";

    @TempDir
    Path folder;

    private SshKeygen keygen;

    @BeforeEach
    void setUp() {
        keygen = new SshKeygen(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha512", "sha256"})
    void shouldAcceptWhenSshKeygenSigned(String hash) {
        Path key = keygen.key("key", "ed25519");
        SshSignature signature = SshSignature.parse(keygen.sign(key, MESSAGE, NAMESPACE, "-O", "hashalg=" + hash));

        signature.check(MESSAGE, NAMESPACE);

        assertThat(signature.publicKey()).isEqualTo(SshKeygen.publicKey(key));
        assertThat(signature.namespace()).isEqualTo(NAMESPACE);
    }

    @Test
    void shouldReadWhatSshKeygenWroteAndWriteTheSameBytes() {
        String armoured = keygen.sign(keygen.key("key", "ed25519"), MESSAGE, NAMESPACE);

        assertThat(body(SshSignature.parse(armoured).armoured())).isEqualTo(body(armoured));
    }

    @Test
    void shouldBeAcceptedBySshKeygenWhenNodeSigned() {
        NodeKey key = NodeKey.open(folder.resolve("node"), "moc-bai-1");
        String signature = key.sign(MESSAGE, "head@cotmoc").armoured();
        String signers = "moc-bai-1 " + key.publicKey().line();

        assertThat(keygen.verify(signers, "moc-bai-1", "head@cotmoc", signature, MESSAGE))
                .returns(0, SshKeygen.Answer::exit);
        assertThat(keygen.verify(signers, "moc-bai-1", "other@cotmoc", signature, MESSAGE)
                        .exit())
                .isNotZero();
        assertThat(keygen.verify(signers, "moc-bai-1", "head@cotmoc", signature, "khác".getBytes(UTF_8))
                        .exit())
                .isNotZero();
    }

    @Test
    void shouldRefuseWhenMadeForAnotherPurpose() {
        SshSignature signature =
                SshSignature.parse(keygen.sign(keygen.key("key", "ed25519"), MESSAGE, "takeover@cotmoc"));

        assertFault("signature-namespace", () -> signature.check(MESSAGE, NAMESPACE));
    }

    @Test
    void shouldRefuseWhenAnyBitOfTheMessageIsAnother() {
        SshSignature signature = SshSignature.parse(keygen.sign(keygen.key("key", "ed25519"), MESSAGE, NAMESPACE));

        for (int bit = 0; bit < MESSAGE.length * 8; bit++) {
            byte[] altered = MESSAGE.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertFault("signature-invalid", () -> signature.check(altered, NAMESPACE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void shouldRefuseWhenKeyIsOfAnotherType(String type) {
        String armoured = keygen.sign(keygen.key("key", type), MESSAGE, NAMESPACE);

        assertFault("key-type", () -> SshSignature.parse(armoured));
    }

    @Test
    void shouldNeverAcceptAndOnlyFaultWhenSignatureIsDamaged() {
        String armoured = keygen.sign(keygen.key("key", "ed25519"), MESSAGE, NAMESPACE);
        long seed = Long.getLong("cotmoc.seed", 20261123L);
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            byte[] blob = Base64.getDecoder().decode(body(armoured));
            String damaged = Armour.SIGNATURE.close(damage(blob, random));
            assertThatThrownBy(() -> SshSignature.parse(damaged).check(MESSAGE, NAMESPACE))
                    .as("seed=%d run=%d %s", seed, run, damaged)
                    .isInstanceOf(Fault.class);
        }
    }

    @Test
    void shouldOnlyFaultWhenTextIsGarbage() {
        long seed = Long.getLong("cotmoc.seed", 20261123L);
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            String garbage = "-----BEGIN SSH SIGNATURE-----".substring(0, random.nextInt(30))
                    + random.ints(random.nextInt(200), 0, 0x3000)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    + "-----END SSH SIGNATURE-----".substring(0, random.nextInt(28));
            assertThatThrownBy(() -> SshSignature.parse(garbage))
                    .as("seed=%d run=%d", seed, run)
                    .isInstanceOf(Fault.class);
        }
    }

    @Test
    void shouldRefuseWhenArmourIsHuge() {
        String huge = Armour.SIGNATURE.close(new byte[Armour.MAX_CHARS]);

        assertFault("signature-malformed", () -> SshSignature.parse(huge));
    }

    /** One change that leaves it another signature; the reserved string is not covered by it, so it is left alone. */
    private static byte[] damage(byte[] blob, Random random) {
        int reserved = "SSHSIG".length() + 4 + 4 + 51 + 4 + NAMESPACE.length();
        int at = random.nextInt(blob.length);
        while (at >= reserved && at < reserved + 4) {
            at = random.nextInt(blob.length);
        }
        if (random.nextBoolean()) {
            return java.util.Arrays.copyOf(blob, at);
        }
        blob[at] ^= (byte) (1 + random.nextInt(255));
        return blob;
    }

    private static String body(String armoured) {
        return armoured.replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private static void assertFault(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
