// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.time.SystemClock;

@Tag("L3")
class TlsTest {
    @TempDir
    Path data;

    @Test
    void shouldMakeACertificateOfItsOwnAndKeepIt() throws Exception {
        String fingerprint;
        try (TestServer node = serve(new HttpSettings("0.0.0.0", 0, null, null, data), data.resolve("first"))) {
            fingerprint = node.server.fingerprint().orElseThrow();
            assertThat(node.server.address().getScheme()).isEqualTo("https");
            X509Certificate certificate = certificate(data.resolve("api.crt"));
            assertThat(HexFormat.ofDelimiter(":")
                            .withUpperCase()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())))
                    .isEqualTo(fingerprint);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("api.key"))))
                    .isEqualTo("rw-------");
            assertThat(health(node, certificate, "TLSv1.2")).startsWith("HTTP/1.1 200");
            assertThat(health(node, certificate, "TLSv1.3")).startsWith("HTTP/1.1 200");
        }
        try (TestServer node = serve(new HttpSettings("0.0.0.0", 0, null, null, data), data.resolve("second"))) {
            assertThat(node.server.fingerprint()).hasValue(fingerprint);
        }
        assertThat(data.toFile().list((folder, name) -> name.endsWith(".p12"))).isEmpty();
    }

    @Test
    void shouldTakeACertificateEvenOnLoopback() throws Exception {
        SelfSigned.in(data.resolve("given"));
        Path certificate = data.resolve("given/api.crt");
        var settings = new HttpSettings("127.0.0.1", 0, certificate, data.resolve("given/api.key"), data);
        try (TestServer node = serve(settings, data)) {
            assertThat(health(node, certificate(certificate), "TLSv1.3")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithTheFiles() throws Exception {
        SelfSigned.in(data);
        Path nonsense = Files.writeString(data.resolve("nonsense"), "nonsense");
        assertCode("certificate-unreadable", nonsense, data.resolve("api.key"));
        assertCode("certificate-key-unreadable", data.resolve("api.crt"), nonsense);
        assertCode("certificate-key-unreadable", data.resolve("api.crt"), data.resolve("missing"));
    }

    @Test
    void shouldSayThatThePortIsTaken() {
        try (TestServer first = serve(new HttpSettings("127.0.0.1", 0, null, null, data), data.resolve("first"))) {
            int port = first.server.address().getPort();
            assertThatThrownBy(
                            () -> serve(new HttpSettings("127.0.0.1", port, null, null, data), data.resolve("second")))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("port-taken"));
        }
    }

    private static TestServer serve(HttpSettings settings, Path data) {
        return new TestServer(
                data, new Service(List.of(), Map.of(), WebServerTest.schemas(), "1"), settings, new SystemClock());
    }

    private static void assertCode(String code, Path certificate, Path key) {
        assertThatThrownBy(() -> PemPair.read(certificate, key))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String health(TestServer node, X509Certificate trusted, String protocol) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("node", trusted);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        int port = node.server.address().getPort();
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            byte[] answer = new byte[4_096];
            return new String(answer, 0, socket.getInputStream().read(answer), US_ASCII);
        }
    }
}
