// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;

/** Every answer is held against ssh-keygen's own. */
@Tag("L3")
class AllowedSignersTest {
    private static final byte[] MESSAGE = "Cột Mốc".getBytes(UTF_8);
    private static final String NAMESPACE = "playlist@cotmoc";
    /** As ssh-keygen is told it, in its own zone. */
    private static final String NOON = "-Overify-time=20261123120000";

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @TempDir
    Path folder;

    private SshKeygen keygen;
    private String key;
    private String signature;

    @BeforeEach
    void setUp() {
        keygen = new SshKeygen(folder, Map.of("TZ", "Asia/Ho_Chi_Minh"));
        Path file = keygen.key("key", "ed25519");
        key = SshKeygen.publicKey(file).line();
        signature = keygen.sign(file, MESSAGE, NAMESPACE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "van-phong@tay-ninh KEY",
                "van-phong@tay-ninh KEY a comment, with \"quotes\" and namespaces=\"x\"",
                "van-phong@tay-ninh namespaces=\"playlist@cotmoc\" KEY",
                "van-phong@tay-ninh NameSpaces=\"git,playlist@*\" KEY",
                "van-phong@tay-ninh namespaces=\"playlist?cotmoc\",valid-after=\"20260101\" KEY",
                "van-phong@tay-ninh,ky-thuat@tay-ninh valid-before=\"20280101Z\"\tKEY",
                "\"chị Lan\" KEY",
                "  van-phong@tay-ninh KEY",
                "van-phong@tay-ninh valid-after=\"20261123120000\",valid-before=\"20261123120000Z\" KEY",
                "van-phong@tay-ninh valid-before=\"202611231200\" KEY",
            })
    void shouldTrustWhomSshKeygenTrusts(String line) {
        String signers = "# tin cậy\n" + line.replace("KEY", key) + "\n";
        Instant noon = Instant.parse("2026-11-23T05:00:00Z");

        String principal = AllowedSigners.parse(signers, "signers", VIETNAM)
                .principalOf(SshSignature.parse(signature), MESSAGE, NAMESPACE, noon);

        var theirs = keygen.findPrincipals(signers, signature, MESSAGE, NOON);
        assertThat(theirs.output().lines()).containsExactly(principal.split(",", -1));
        var verified = keygen.verify(signers, principal.split(",", -1)[0], NAMESPACE, signature, MESSAGE, NOON);
        assertThat(verified).returns(0, SshKeygen.Answer::exit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "signature-purpose | van-phong@tay-ninh namespaces=\"takeover@cotmoc\" KEY",
                "signature-purpose | van-phong@tay-ninh namespaces=\"*,!playlist@cotmoc\" KEY",
                "signature-purpose | van-phong@tay-ninh namespaces=\"\" KEY",
                "signature-key-not-yet-valid | van-phong@tay-ninh valid-after=\"20261123120001\" KEY",
                "signature-key-not-yet-valid | van-phong@tay-ninh valid-after=\"20261123120000Z\" KEY",
                "signature-key-expired | van-phong@tay-ninh valid-before=\"20261123115959\" KEY",
                "signature-key-expired | van-phong@tay-ninh valid-before=\"20261123\" KEY",
                "signature-key-expired | van-phong@tay-ninh valid-before=\"20261122Z\" KEY",
                "signature-untrusted | van-phong@tay-ninh OTHER",
            })
    void shouldRefuseWhomSshKeygenRefuses(String code, String line) {
        String other = SshKeygen.publicKey(keygen.key("other", "ed25519")).line();
        String signers = line.replace("KEY", key).replace("OTHER", other) + "\n";
        Instant noon = Instant.parse("2026-11-23T05:00:00Z");

        AllowedSigners ours = AllowedSigners.parse(signers, "signers", VIETNAM);

        assertFault(code, () -> ours.principalOf(SshSignature.parse(signature), MESSAGE, NAMESPACE, noon));
        var verified = keygen.verify(signers, "van-phong@tay-ninh", NAMESPACE, signature, MESSAGE, NOON);
        assertThat(verified.exit()).as(verified.output()).isNotZero();
    }

    @Test
    void shouldTakeALaterLineWhenAnEarlierOneOfTheKeyHasExpired() {
        String signers = "old@tay-ninh valid-before=\"20250101\" " + key + "\nnew@tay-ninh " + key + "\n";

        assertThat(AllowedSigners.parse(signers, "signers", VIETNAM)
                        .principalOf(
                                SshSignature.parse(signature),
                                MESSAGE,
                                NAMESPACE,
                                Instant.parse("2026-11-23T05:00:00Z")))
                .isEqualTo("new@tay-ninh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "signers-authority | van-phong@tay-ninh cert-authority KEY",
                "signers-authority | van-phong@tay-ninh cert-authority,namespaces=\"x\" KEY",
                "signers-option | van-phong@tay-ninh namespaces KEY",
                "signers-option | van-phong@tay-ninh from=\"x\" KEY",
                "signers-option-twice | van-phong@tay-ninh namespaces=\"a\",namespaces=\"b\" KEY",
                "signers-time | van-phong@tay-ninh valid-after=\"2026-01-01\" KEY",
                "signers-time | van-phong@tay-ninh valid-after=\"20261301\" KEY",
                "signers-time | van-phong@tay-ninh valid-after=\"2026010112\" KEY",
                "signers-interval | van-phong@tay-ninh valid-after=\"20260101\",valid-before=\"20260101\" KEY",
                "signers-line | van-phong@tay-ninh",
                "signers-line | van-phong@tay-ninh namespaces=\"a KEY",
                "signers-line | \"van-phong@tay-ninh KEY",
                "signers-key | van-phong@tay-ninh ssh-ed25519 AAAA",
                "signers-key | van-phong@tay-ninh ssh-rsa AAAAB3NzaC1yc2E=",
                "signers-key | van-phong@tay-ninh ssh-ed25519 !!!!",
            })
    void shouldNameTheLineWhenItIsWrong(String code, String line) {
        String text = "\nvan-phong@tay-ninh " + key + "\n" + line.replace("KEY", key) + "\n";

        assertThatThrownBy(() -> AllowedSigners.parse(text, "/etc/cotmoc/allowed_signers", VIETNAM))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("signers-invalid");
                    assertThat(fault.errors()).singleElement().satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo(code);
                        assertThat(problem.line()).isEqualTo(3);
                        assertThat(problem.detail().toString()).isNotBlank();
                        assertThat(problem.hint().toString()).isNotBlank();
                    });
                });
    }

    @Test
    void shouldTellAllErrorsAtOnce() {
        assertThatThrownBy(() -> AllowedSigners.parse("a\n\nb cert-authority " + key, "signers", ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.errors())
                                .extracting(Problem::line)
                                .containsExactly(1, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldOnlyFaultWhenTextIsGarbage(int run) {
        long seed = Long.getLong("cotmoc.seed", 20261123L) + run;
        var random = new java.util.Random(seed);
        String pieces = "van-phong@x namespaces=\"\\\"valid-after=,!*?# ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 \t\n2026Z";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder line = new StringBuilder();
            while (random.nextInt(12) > 0) {
                int from = random.nextInt(pieces.length());
                line.append(pieces, from, from + random.nextInt(pieces.length() - from + 1));
            }
            try {
                AllowedSigners.parse(line.toString(), "signers", VIETNAM);
            } catch (Fault fault) {
                assertThat(fault.errors()).as("seed=%d i=%d", seed, i).isNotEmpty();
            }
        }
    }

    @Test
    void shouldTrustNobodyAnyMoreWhenFileChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("trusted"), "van-phong@tay-ninh " + key + "\n");
        SignersFile signers = new SignersFile(file, VIETNAM);
        SshSignature parsed = SshSignature.parse(signature);
        Instant now = Instant.parse("2026-11-23T05:00:00Z");
        assertThat(signers.signers().principalOf(parsed, MESSAGE, NAMESPACE, now))
                .isEqualTo("van-phong@tay-ninh");

        Files.writeString(file, "# nobody\n");
        assertFault("signature-untrusted", () -> signers.signers().principalOf(parsed, MESSAGE, NAMESPACE, now));

        Files.writeString(file, "van-phong@tay-ninh\n");
        assertFault("signers-invalid", signers::signers);

        Files.delete(file);
        assertFault("signers-unreadable", signers::signers);
    }

    private static void assertFault(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
