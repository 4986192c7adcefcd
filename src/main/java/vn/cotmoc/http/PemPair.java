// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Fault;

/** A certificate with those that vouch for it, and its private key. */
record PemPair(List<Certificate> chain, PrivateKey key) {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** @throws Fault REFUSED {@code certificate-unreadable}, {@code certificate-key-unreadable}, {@code certificate-key-other} */
    static PemPair read(Path certificate, Path key) {
        var pair = new PemPair(certificates(certificate), privateKey(key));
        if (!pair.chain.get(0).getPublicKey().getAlgorithm().equals(pair.key.getAlgorithm())) {
            throw Fault.refused("certificate-key-other", key, certificate);
        }
        return pair;
    }

    /** The pair as Jetty takes it; in memory, so its password guards nothing. */
    KeyStore keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("node", key, new char[0], chain.toArray(new Certificate[0]));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw Fault.broken("internal").causedBy(e);
        }
    }

    /** SHA-256 of the certificate, as browsers and {@code openssl x509 -fingerprint -sha256} show it. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(chain.get(0).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw Fault.broken("internal").causedBy(e);
        }
    }

    private static List<Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> chain =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw Fault.refused("certificate-unreadable", file).causedBy(e);
        }
        throw Fault.refused("certificate-unreadable", file);
    }

    private static PrivateKey privateKey(Path file) {
        try {
            Matcher pem = PKCS8.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (pem.find()) {
                return key(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw Fault.refused("certificate-key-unreadable", file).causedBy(e);
        }
        throw Fault.refused("certificate-key-unreadable", file);
    }

    private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        GeneralSecurityException last = null;
        for (String algorithm : new String[] {"EC", "RSA", "EdDSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw new GeneralSecurityException("neither EC, RSA nor EdDSA", last);
    }
}
