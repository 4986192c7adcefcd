// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;

/**
 * The key of a person, which ssh-keygen alone touches: so passphrases and agents work, and the secret never comes into this
 * program. A public key's file stands for the key that an agent holds.
 *
 * @param file the private key, or the {@code .pub} of one that is in the agent
 * @param attended whether somebody sits at the terminal, whom ssh-keygen may ask for the passphrase
 */
public record PersonalKey(Path file, boolean attended) {
    /** What signs. */
    public static final String PROGRAM = "ssh-keygen";

    private static final int MAX_ANSWER_BYTES = 64 << 10;
    private static final Duration UNATTENDED = Duration.ofSeconds(30);

    /** Time to find the passphrase. */
    private static final Duration ATTENDED = Duration.ofMinutes(5);

    /**
     * Signs.
     *
     * @return the armoured signature
     * @throws Fault REFUSED {@code key-missing}, {@code key-refused} with what ssh-keygen says (a passphrase is wanted, the
     *     agent does not have it, others may read it), {@code key-type} for anything but {@code ssh-ed25519};
     *     BROKEN {@code keygen-missing}
     */
    public String sign(byte[] message, String namespace) {
        if (!Files.isRegularFile(file)) {
            throw Fault.refused("key-missing", file);
        }
        Process process = start(namespace);
        var complaint = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
        var answer = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            send(process, message);
            Duration limit = attended ? ATTENDED : UNATTENDED;
            process.onExit().orTimeout(limit.toSeconds(), TimeUnit.SECONDS).join();
            if (process.exitValue() != 0) {
                throw Fault.refused("key-refused", file, complaint.join());
            }
            String armoured = answer.join();
            SshSignature.parse(armoured).check(message, namespace);
            return armoured;
        } catch (CompletionException e) {
            throw Fault.refused("key-refused", file, e.toString()).causedBy(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String namespace) {
        ProcessBuilder builder = new ProcessBuilder(PROGRAM, "-Y", "sign", "-n", namespace, "-f", file.toString());
        // Its sentences are looked at by people who run it elsewhere too: in the language of its manual.
        builder.environment().put("LC_ALL", "C");
        if (attended) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        } else {
            // ssh(1): with "force" it asks this program and never the terminal of whoever started us.
            builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
            builder.environment().put("SSH_ASKPASS", "/bin/false");
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw Fault.broken("keygen-missing").causedBy(e);
        }
    }

    /** What it did not wait for it will speak of itself. */
    private static void send(Process process, byte[] message) {
        try (var input = process.getOutputStream()) {
            input.write(message);
        } catch (IOException e) {
            // It has ended before it read all: its exit status and its words tell why.
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
