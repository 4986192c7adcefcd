// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real ssh-keygen, in a folder of its own: what it makes we must read, what we make it must read. */
public final class SshKeygen {
    private final Path folder;
    private final Map<String, String> environment;

    public SshKeygen(Path folder) {
        this(folder, Map.of("TZ", "UTC"));
    }

    SshKeygen(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** What the tool said, output and errors together. */
    public record Answer(int exit, String output) {}

    /** Makes a key pair and gives the private file. */
    public Path key(String name, String type) {
        return key(name, type, "");
    }

    public Path key(String name, String type, String passphrase) {
        Path key = folder.resolve(name);
        must("-q", "-t", type, "-N", passphrase, "-C", name, "-f", key.toString());
        return key;
    }

    public static SshPublicKey publicKey(Path key) {
        try {
            return SshPublicKey.parse(Files.readString(key.resolveSibling(key.getFileName() + ".pub")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The armoured signature over the message. */
    public String sign(Path key, byte[] message, String namespace, String... options) {
        try {
            Path file = Files.write(folder.resolve("message"), message);
            Path signature = folder.resolve("message.sig");
            Files.deleteIfExists(signature);
            List<String> words = new ArrayList<>(List.of("-Y", "sign", "-f", key.toString(), "-n", namespace));
            words.addAll(List.of(options));
            words.add(file.toString());
            must(words.toArray(String[]::new));
            return Files.readString(signature);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Answer verify(
            String signers, String principal, String namespace, String signature, byte[] message, String... options) {
        List<String> words = new ArrayList<>(List.of("-Y", "verify", "-I", principal, "-n", namespace));
        return withSignature(signers, signature, message, words, options);
    }

    Answer findPrincipals(String signers, String signature, byte[] message, String... options) {
        return withSignature(signers, signature, message, new ArrayList<>(List.of("-Y", "find-principals")), options);
    }

    private Answer withSignature(
            String signers, String signature, byte[] message, List<String> words, String... options) {
        words.addAll(List.of("-f", file("signers", signers), "-s", file("signature", signature)));
        words.addAll(List.of(options));
        return run(message, words.toArray(String[]::new));
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Answer must(String... words) {
        Answer answer = run(new byte[0], words);
        if (answer.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + answer.output());
        }
        return answer;
    }

    Answer run(byte[] input, String... words) {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().remove("SSH_AUTH_SOCK");
        try {
            Process process = builder.start();
            tell(process, input);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("ssh-keygen does not end");
            }
            return new Answer(process.exitValue(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Not every question is heard to its end: find-principals does not need what was signed. */
    private static void tell(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // It has gone; its exit status and what it said are looked at.
        }
    }
}
