// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;

/** A key that is not simply there to be read: it has a passphrase, or an agent holds it. */
@Tag("L3")
class PersonalKeyTest {
    private static final String NAMESPACE = "playlist@cotmoc";
    private static final String MESSAGE = "Cột mốc số 171";
    private static final String PASSPHRASE = "mot hai ba bon";

    @TempDir
    Path folder;

    private SshKeygen keygen;
    private Path key;
    private String signers;

    @BeforeEach
    void makeKey() {
        keygen = new SshKeygen(folder);
        key = keygen.key("lan", "ed25519", PASSPHRASE);
        signers = "lan@tay-ninh namespaces=\"" + NAMESPACE + "\" "
                + SshKeygen.publicKey(key).line() + "\n";
    }

    @Test
    void shouldSignWithAKeyWhosePassphraseIsGiven() throws Exception {
        String signature = sign(key, askpass());

        assertVerifies(signature);
        assertThatThrownBy(() -> new PersonalKey(key, false).sign(MESSAGE.getBytes(UTF_8), NAMESPACE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("key-refused"));
    }

    @Test
    void shouldSignWithAKeyThatAnAgentHolds() throws Exception {
        // Not in the test's folder: the path of a socket may not be long.
        Path place = Files.createTempDirectory("agent");
        Path socket = place.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().until(() -> Files.exists(socket));
            Map<String, String> environment = Map.of("SSH_AUTH_SOCK", socket.toString());
            run(List.of("ssh-add", "-q", key.toString()), environment, askpass());
            Files.delete(key);

            assertVerifies(sign(folder.resolve("lan.pub"), environment));
        } finally {
            agent.destroy();
            agent.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(socket);
            Files.delete(place);
        }
    }

    private void assertVerifies(String signature) {
        SshKeygen.Answer answer = keygen.verify(signers, "lan@tay-ninh", NAMESPACE, signature, MESSAGE.getBytes(UTF_8));
        assertThat(answer.exit()).as(answer.output()).isZero();
    }

    /** What a terminal is to a person. */
    private Map<String, String> askpass() throws IOException {
        Path script = Files.writeString(folder.resolve("askpass"), "#!/bin/sh\necho '" + PASSPHRASE + "'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return Map.of("SSH_ASKPASS", script.toString(), "SSH_ASKPASS_REQUIRE", "force");
    }

    private static String sign(Path key, Map<String, String> environment) throws Exception {
        return run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.jnu.encoding=UTF-8",
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                System.getProperty("java.class.path"),
                                home(PersonalKey.class),
                                home(SigningChild.class)),
                        SigningChild.class.getName(),
                        key.toString(),
                        MESSAGE,
                        NAMESPACE),
                environment,
                Map.of("LC_ALL", "C.UTF-8"));
    }

    private static String home(Class<?> of) throws URISyntaxException {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static String run(List<String> command, Map<String, String> environment, Map<String, String> more)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("SSH_AUTH_SOCK");
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
