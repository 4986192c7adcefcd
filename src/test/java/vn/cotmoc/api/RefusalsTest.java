// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.playlist.ssh.SshKeygen;
import vn.cotmoc.playlist.trust.Sealing.Sealed;

/** Whatever comes over the line and must not: refused for the right reason, and the air as it was. Signed by ssh-keygen. */
@Tag("L3")
class RefusalsTest {
    private static final String NAMESPACE = "playlist@cotmoc";
    private static final String OWN = "moc-bai";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestNode node;
    private SshKeygen keygen;
    private JsonNode next;

    @BeforeEach
    void putOneOnAir() throws IOException {
        node = new TestNode(folder);
        keygen = new SshKeygen(folder);
        Sealed first = node.seal(1, "");
        node.bring(first);
        assertThat(node.push(first, "").statusCode()).isEqualTo(200);
        node.clock.pass(Duration.ofSeconds(2));
        next = JSON.readTree(node.seal(2, "").playlist().payload());
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldTakeTheNextVersionThatSshKeygenSigned() {
        assertThat(put(OWN, sealed(changed(payload -> {}), NAMESPACE, node.office.key()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseWhatNobodySignedOrSomebodyElse() {
        byte[] payload = changed(all -> {});
        assertRefused(403, "signature-missing", OWN, "{\"payload\": \"" + base64(payload) + "\"}");
        assertRefused(403, "signature-missing", OWN, sealed(payload, ""));
        assertRefused(403, "signature-malformed", OWN, sealed(payload, "-----BEGIN SSH SIGNATURE-----"));
        assertRefused(403, "signature-untrusted", OWN, sealed(payload, NAMESPACE, keygen.key("stranger", "ed25519")));
        assertRefused(403, "key-type", OWN, sealed(payload, NAMESPACE, keygen.key("rsa", "rsa")));
    }

    @Test
    void shouldRefuseAKeyOutsideItsTimeOrItsPurpose() {
        Path old = keygen.key("old", "ed25519");
        Path young = keygen.key("young", "ed25519");
        Path other = keygen.key("other", "ed25519");
        node.office.trust(line("valid-before=\"20250101Z\"", old)
                + line("valid-after=\"20990101Z\"", young)
                + line("namespaces=\"takeover@cotmoc\"", other));
        byte[] payload = changed(all -> {});
        assertRefused(403, "signature-key-expired", OWN, sealed(payload, NAMESPACE, old));
        assertRefused(403, "signature-key-not-yet-valid", OWN, sealed(payload, NAMESPACE, young));
        assertRefused(403, "signature-purpose", OWN, sealed(payload, NAMESPACE, other));
        assertRefused(403, "signature-namespace", OWN, sealed(payload, "takeover@cotmoc", node.office.key()));
    }

    @Test
    void shouldRefuseWhatWasAlteredAfterItWasSigned() {
        byte[] payload = changed(all -> {});
        String signature = keygen.sign(node.office.key(), payload, NAMESPACE);
        byte[] forged = changed(all -> all.put("version", 9));
        assertRefused(403, "signature-invalid", OWN, sealed(forged, signature));
        byte[] spaced = (new String(payload, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        assertRefused(403, "signature-invalid", OWN, sealed(spaced, signature));
        assertRefused(422, "sealed-malformed", OWN, sealed(payload, signature).replaceFirst("[{]", "{\"more\": 1,"));
        assertRefused(422, "sealed-malformed", OWN, sealed(payload, signature) + "{}");
    }

    @Test
    void shouldRefuseWhatIsOldForeignOrOver() {
        refuse(409, "version-not-higher", OWN, all -> all.put("version", 1).put("sealedAt", soon()));
        refuse(409, "sealed-not-later", OWN, all -> all.put("sealedAt", "2026-01-01T00:00:00Z"));
        refuse(422, "id-mismatch", "khac", all -> {});
        refuse(403, "node-not-named", OWN, all -> all.putArray("nodes").add("xa-mat-1"));
        refuse(422, "playlist-over", OWN, all -> all.put("validUntil", "2020-01-01"));
    }

    @Test
    void shouldRefuseMediaThatAreNotHereOrNotWhatTheyAreSaidToBe() {
        refuse(409, "media-missing", OWN, all -> clip(all).put("sha256", "0".repeat(64)));
        refuse(422, "playlist-refused", OWN, all -> clip(all).put("kind", "pdf"));
        refuse(422, "playlist-refused", OWN, all -> clip(all).remove("bytes"));
    }

    @Test
    void shouldRefuseMediaThatAreOthersThanTheirHashSays() throws IOException {
        Path film = node.media.findWhole(next.at("/clips/0/sha256").textValue()).orElseThrow();
        byte[] own = Files.readAllBytes(film);
        own[own.length / 2] ^= 1;
        Files.write(film, own);
        refuse(409, "media-missing", OWN, all -> {});
    }

    @Test
    void shouldRefusePathsInPlaceOfNames() {
        refuse(422, "playlist-refused", OWN, all -> all.put("playlist", "../../moc-bai"));
        refuse(422, "playlist-refused", OWN, all -> clip(all).put("sha256", "../../../../etc/passwd"));
        refuse(422, "playlist-refused", OWN, all -> clip(all).put("id", "a/../b"));
        refuse(422, "playlist-refused", OWN, all -> clip(all).put("file", "/etc/passwd"));
        byte[] body = sealed(changed(all -> {}), NAMESPACE, node.office.key()).getBytes(StandardCharsets.UTF_8);
        for (String id : new String[] {"..%2F..%2Fmoc-bai", "%2e%2e", "moc-bai%00", "moc-bai%2F"}) {
            assertRefused(400, "request-malformed", id, new String(body, StandardCharsets.UTF_8));
        }
        assertRefused(422, "id-mismatch", "MOC-BAI", new String(body, StandardCharsets.UTF_8));
        for (String path : new String[] {
            "/api/v1/uploads/..%2F..%2Fkey",
            "/api/v1/screens/..%2F..%2Fkey/snapshot.png",
            "/api/v1/playlists/..%2Fkey/versions/1"
        }) {
            HttpResponse<String> answer = node.http.get(node.http.technician, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(TestServer.json(answer).path("code").asText()).isEqualTo("request-malformed");
        }
        assertAirUntouched();
    }

    @Test
    void shouldRefuseWhatIsTooLarge() {
        assertRefused(413, "body-too-large", OWN, " ".repeat(3 << 20));
        HttpResponse<String> upload = node.http.send(node.http
                .ask(node.http.technician, "/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf((4L << 30) + 1))
                .header("Upload-Metadata", "sha256 " + base64("0".repeat(64).getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody()));
        assertThat(upload.statusCode()).isEqualTo(413);
        assertAirUntouched();
    }

    private static String line(String option, Path key) {
        return "van-phong@tay-ninh " + option + " " + SshKeygen.publicKey(key).line() + "\n";
    }

    private static ObjectNode clip(ObjectNode payload) {
        return (ObjectNode) payload.withArray("/clips").get(0);
    }

    private String soon() {
        return node.clock.now().wall().plusSeconds(1).toString();
    }

    private byte[] changed(Consumer<ObjectNode> change) {
        ObjectNode payload = next.deepCopy();
        change.accept(payload);
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void refuse(int status, String code, String id, Consumer<ObjectNode> change) {
        assertRefused(status, code, id, sealed(changed(change), NAMESPACE, node.office.key()));
    }

    private void assertRefused(int status, String code, String id, String body) {
        HttpResponse<String> answer = put(id, body);
        assertThat(TestServer.json(answer).path("code").asText())
                .as(answer.body())
                .isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertAirUntouched();
    }

    private void assertAirUntouched() {
        assertThat(node.playlists.versions(node.clock.now().wall())).hasSize(1);
        assertThat(TestServer.json(node.http.get(node.http.operator, "/api/v1/status"))
                        .at("/playlist/version")
                        .asInt())
                .isEqualTo(1);
    }

    private HttpResponse<String> put(String id, String body) {
        return node.http.send(node.http
                .ask(node.http.technician, "/api/v1/playlists/" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private String sealed(byte[] payload, String namespace, Path key) {
        return sealed(payload, keygen.sign(key, payload, namespace));
    }

    private static String sealed(byte[] payload, String signature) {
        return JSON.createObjectNode()
                .put("payload", base64(payload))
                .put("signature", signature)
                .toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
