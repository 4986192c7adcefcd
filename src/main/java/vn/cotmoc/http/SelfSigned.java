// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;

/**
 * A certificate for a node that was given none: made once and kept, so that the office can pin it.
 *
 * <p>The JDK makes certificates through {@code keytool} alone.
 */
final class SelfSigned {
    private static final String CERTIFICATE = "api.crt";
    private static final String KEY = "api.key";
    private static final String ALIAS = "node";
    /** Nobody renews it: it is trusted by its fingerprint, and a cabinet is not opened to extend a date. */
    private static final String VALID_DAYS = "7300";

    private static final int KEYTOOL_S = 60;

    private SelfSigned() {}

    /** The pair in this folder, made if it is not there. */
    static PemPair in(Path folder) {
        Path certificate = folder.resolve(CERTIFICATE);
        Path key = folder.resolve(KEY);
        if (!Files.exists(certificate) || !Files.exists(key)) {
            try {
                Files.createDirectories(folder);
                make(folder, certificate, key);
            } catch (IOException | GeneralSecurityException e) {
                throw Fault.broken("certificate-not-made", folder, e.toString()).causedBy(e);
            }
        }
        return PemPair.read(certificate, key);
    }

    private static void make(Path folder, Path certificate, Path key) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("api-" + UUID.randomUUID() + ".p12");
        String password = UUID.randomUUID().toString();
        try {
            keytool(store, password);
            KeyStore pair = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                pair.load(in, password.toCharArray());
            }
            write(key, "PRIVATE KEY", pair.getKey(ALIAS, password.toCharArray()).getEncoded(), "rw-------");
            write(certificate, "CERTIFICATE", pair.getCertificate(ALIAS).getEncoded(), "rw-r--r--");
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String password) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=cotmoc",
                "-validity",
                VALID_DAYS,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "COTMOC_STORE");
        builder.environment().put("COTMOC_STORE", password);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(KEYTOOL_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void write(Path file, String kind, byte[] der, String mode) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
