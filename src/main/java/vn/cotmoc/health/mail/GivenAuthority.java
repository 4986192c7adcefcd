// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import vn.cotmoc.fault.Fault;

/** Trusts what was signed by the certificates of one file: an office's mail server often has one of its own making. */
final class GivenAuthority {
    private GivenAuthority() {}

    /** @throws Fault REFUSED {@code mail-certificate} */
    static SSLSocketFactory sockets(Path file) {
        try (var stream = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                trusted.setCertificateEntry(String.valueOf(number++), each);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw Fault.refused("mail-certificate", file).causedBy(e);
        }
    }
}
