// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.app.SmallDisk;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.http.Service;
import vn.cotmoc.http.ShiftedClock;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.media.MediaStore;

@Tag("L3")
class UploadRoutesTest {
    private static final String PATH = "/api/v1/uploads";

    @TempDir
    Path data;

    private final ShiftedClock clock = new ShiftedClock();
    private MediaStore media;
    private TestServer node;

    @BeforeEach
    void serve() {
        media = new MediaStore(data.resolve("media"));
        var routes = new UploadRoutes(new Uploads(media)).all();
        node = new TestServer(
                data,
                new Service(routes, Statuses.BY_CODE, Schemas.components(), "1"),
                new HttpSettings("127.0.0.1", 0, null, null, data),
                clock);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldTakeAFileInPiecesAndKeepItByItsHash() {
        byte[] file = bytes(300_000);
        String at = begin(file);
        HttpResponse<String> first = patch(at, 0, file, 0, 100_000);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(204);
        assertThat(first.headers().firstValue("Upload-Offset")).hasValue("100000");
        assertThat(first.headers().firstValue("Tus-Resumable")).hasValue("1.0.0");
        assertThat(first.headers().firstValue("Upload-Expires")).isPresent();

        HttpResponse<String> head = head(at);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Upload-Offset")).hasValue("100000");
        assertThat(head.headers().firstValue("Upload-Length")).hasValue("300000");
        assertThat(head.headers().firstValue("Cache-Control")).hasValue("no-store");

        assertThat(patch(at, 100_000, file, 100_000, 300_000).statusCode()).isEqualTo(204);
        assertThat(media.findWhole(sha256(file)))
                .hasValueSatisfying(path -> assertThat(path).hasBinaryContent(file));
        assertThat(head(at).headers().firstValue("Upload-Offset"))
                .as("the last answer may be lost")
                .hasValue("300000");
        assertThat(patch(at, 300_000, file, 0, 0).statusCode()).isEqualTo(204);
    }

    @Test
    void shouldTellWhoUploadedWhatOnceItIsWholeOrRefused() {
        byte[] file = bytes(3_000);
        String at = begin(file);
        patch(at, 0, file, 0, 1_000);
        patch(at, 5, file, 1_000, 2_000);
        patch(at, 1_000, file, 1_000, 2_000);
        patch(at, 2_000, file, 2_000, 3_000);

        assertThat(node.audit.after(0, 10))
                .extracting(entry -> entry.who() + " " + entry.action().split(" ", -1)[0] + " " + entry.status())
                .containsExactly("tech POST 201", "tech PATCH 409", "tech PATCH 204");
    }

    @Test
    void shouldGoOnAfterARestart() {
        byte[] file = bytes(1_000);
        String at = begin(file);
        patch(at, 0, file, 0, 400);
        String other = begin(bytes(2_000));

        var again = new Uploads(new MediaStore(data.resolve("media")));
        var caller = new vn.cotmoc.http.Caller(
                "tech", Role.TECHNICIAN, node.tokens.list().get(2).created());
        Upload upload =
                again.find(at.substring(PATH.length() + 1), caller, clock.now().wall());
        assertThat(again.offset(upload)).isEqualTo(400);
        assertThat(again.find(
                                other.substring(PATH.length() + 1),
                                caller,
                                clock.now().wall())
                        .bytes())
                .isEqualTo(2_000);
    }

    @Test
    void shouldRefuseWhatIsNotAsAnnounced() throws Exception {
        byte[] file = bytes(1_000);
        String at = begin(file);
        assertCode(patch(at, 10, file, 0, 10), 409, "upload-offset");
        assertCode(patch(at, 0, bytes(1_001), 0, 1_001), 413, "upload-beyond-length");
        assertCode(chunked(at, bytes(70_000)), 413, "upload-beyond-length");
        assertThat(head(at).headers().firstValue("Upload-Offset")).hasValue("0");
        assertCode(
                node.send(tus("tech", at)
                        .header("Upload-Offset", "0")
                        .header("Content-Type", "text/plain")
                        .method("PATCH", BodyPublishers.ofByteArray(file))),
                415,
                "content-type");
        HttpResponse<String> version = node.send(
                node.ask(node.technician, at).header("Tus-Resumable", "0.2.2").method("HEAD", BodyPublishers.noBody()));
        assertThat(version.statusCode()).isEqualTo(412);
        assertThat(version.headers().firstValue("Tus-Version")).hasValue("1.0.0");

        assertCode(patch(at, 0, new byte[1_000], 0, 1_000), 422, "hash-mismatch");
        assertThat(head(at).statusCode()).isEqualTo(404);
        assertThat(media.list()).isEmpty();
        try (var left = Files.list(media.incoming())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldRefuseWhatCannotBegin() {
        assertCode(create("1000000000000", metadata(sha256(bytes(1)))), 413, "upload-too-large");
        assertCode(create("x", metadata(sha256(bytes(1)))), 400, "upload-header");
        assertCode(create("-1", metadata(sha256(bytes(1)))), 400, "upload-header");
        assertCode(create("5", ""), 400, "upload-metadata");
        assertCode(create("5", "sha256 !!!"), 400, "upload-metadata");
        assertCode(create("5", metadata("ABC")), 400, "upload-metadata");
        assertThat(create("5", "filename Zm9v, " + metadata(sha256(bytes(5)))).statusCode())
                .isEqualTo(201);
        HttpResponse<String> options = node.send(node.ask("", PATH).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Tus-Max-Size")).hasValue("4294967296");
        assertThat(options.headers().firstValue("Tus-Extension")).hasValue("creation,termination,expiration");
    }

    @Test
    void shouldTakeAnEmptyFileAtOnce() {
        HttpResponse<String> created = create("0", metadata(sha256(new byte[0])));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(media.findWhole(sha256(new byte[0]))).isPresent();
        assertCode(create("0", metadata(sha256(bytes(1)))), 422, "hash-mismatch");
    }

    @Test
    void shouldLetFourBeOpenForEachToken() {
        for (int i = 0; i < 4; i++) {
            begin(bytes(10 + i));
        }
        HttpResponse<String> fifth = create("5", metadata(sha256(bytes(5))));
        assertCode(fifth, 429, "uploads-many");
        assertThat(fifth.headers().firstValue("Retry-After")).isPresent();

        clock.pass(Duration.ofHours(24));
        assertThat(create("5", metadata(sha256(bytes(5)))).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldHideUploadsFromOtherTokensAndAfterADay() {
        byte[] file = bytes(100);
        String at = begin(file);
        String other =
                node.tokens.add("tech-2", Role.TECHNICIAN, null, clock.now().wall());
        HttpResponse<String> foreign =
                node.send(node.ask(other, at).header("Tus-Resumable", "1.0.0").method("HEAD", BodyPublishers.noBody()));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(node.send(node.ask(node.operator, at).DELETE()).statusCode()).isEqualTo(403);

        clock.pass(Duration.ofHours(24));
        assertCode(patch(at, 0, file, 0, 100), 404, "upload-unknown");
    }

    @Test
    void shouldEndAnUpload() {
        String at = begin(bytes(100));
        assertThat(node.send(tus("tech", at).DELETE()).statusCode()).isEqualTo(204);
        assertThat(head(at).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldKeepWhatArrivedBeforeTheLineBroke() throws Exception {
        byte[] file = bytes(200_000);
        String at = begin(file);
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), node.server.address().getPort())) {
            socket.getOutputStream()
                    .write(("PATCH " + at + " HTTP/1.1\r\nHost: a\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                                    + "Authorization: Bearer " + node.technician + "\r\n"
                                    + "Content-Type: application/offset+octet-stream\r\nContent-Length: 200000\r\n\r\n")
                            .getBytes(US_ASCII));
            socket.getOutputStream().write(file, 0, 120_000);
            Awaitility.await().until(() -> offset(at) == 120_000);
            assertCode(patch(at, 120_000, file, 120_000, 200_000), 423, "upload-busy");
            assertCode(node.send(tus("tech", at).DELETE()), 423, "upload-busy");
        }
        Awaitility.await()
                .until(() -> patch(at, 120_000, file, 120_000, 200_000).statusCode() == 204);
        assertThat(media.findWhole(sha256(file))).isPresent();
    }

    @Test
    void shouldFinishWhatHadAllArrivedWhenItWasCutOff() throws Exception {
        byte[] file = bytes(200_000);
        String at = begin(file);
        patch(at, 0, file, 0, 120_000);
        Files.write(part(at), file);

        assertThat(offset(at)).isEqualTo(200_000);
        assertThat(media.findWhole(sha256(file))).isPresent();
        assertThat(patch(at, 200_000, file, 0, 0).statusCode()).isEqualTo(204);

        String spoilt = begin(bytes(1_000));
        Files.write(part(spoilt), new byte[1_000]);
        assertThat(head(spoilt).statusCode()).isEqualTo(422);
        assertThat(head(spoilt).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldFinishWhatIsCutOffBetweenItsLastByteAndItsEnd() throws Exception {
        byte[] file = bytes(50_000);
        String at = begin(file);
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), node.server.address().getPort())) {
            socket.getOutputStream()
                    .write(("PATCH " + at + " HTTP/1.1\r\nHost: a\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                                    + "Authorization: Bearer " + node.technician + "\r\n"
                                    + "Content-Type: application/offset+octet-stream\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(file.length) + "\r\n")
                            .getBytes(US_ASCII));
            socket.getOutputStream().write(file);
            Awaitility.await().until(() -> head(at).statusCode() == 423);
            assertThat(media.findWhole(sha256(file))).isEmpty();
        }
        Awaitility.await().until(() -> head(at).statusCode() == 200);
        assertThat(media.findWhole(sha256(file))).isPresent();
    }

    @Test
    void shouldGoOnWithAnUploadAsItIsAndNotAsItWasFound() throws Exception {
        var uploads = new Uploads(media);
        var caller = new vn.cotmoc.http.Caller(
                "tech", Role.TECHNICIAN, node.tokens.list().get(2).created());
        byte[] file = bytes(100);
        Upload found = uploads.begin(caller, sha256(file), 100, "", clock.now().wall());
        assertThat(uploads.append(found, 0, 100, new ByteArrayInputStream(file)))
                .isEqualTo(100);
        assertThat(uploads.append(found, 100, 0, new ByteArrayInputStream(new byte[0])))
                .isEqualTo(100);

        uploads.remove(found);
        assertThatThrownBy(() -> uploads.append(found, 0, 100, new ByteArrayInputStream(file)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("upload-unknown"));
    }

    @Test
    void shouldFinishAfterARestartWhatArrivedBeforeAndAfterIt() throws Exception {
        byte[] file = bytes(1_000);
        String at = begin(file);
        patch(at, 0, file, 0, 400);

        var again = new Uploads(media);
        var caller = new vn.cotmoc.http.Caller(
                "tech", Role.TECHNICIAN, node.tokens.list().get(2).created());
        Upload upload =
                again.find(at.substring(PATH.length() + 1), caller, clock.now().wall());
        again.append(upload, 400, 600, new ByteArrayInputStream(file, 400, 600));
        assertThat(media.findWhole(sha256(file))).isPresent();
    }

    @Test
    void shouldLetNoMoreBeginThanTheDiskHasRoomForTogether() throws Exception {
        try (SmallDisk disk = new SmallDisk(data.resolve("disk"))) {
            var uploads = new Uploads(new MediaStore(data.resolve("disk/media")));
            node.close();
            node = new TestServer(
                    data.resolve("other"),
                    new Service(new UploadRoutes(uploads).all(), Statuses.BY_CODE, Schemas.components(), "1"),
                    new HttpSettings("127.0.0.1", 0, null, null, data),
                    clock);
            String gibibyteAndAHalf = String.valueOf(3L << 29);
            HttpResponse<String> first = create(gibibyteAndAHalf, metadata(sha256(bytes(1))));
            assertThat(first.statusCode()).isEqualTo(201);
            assertCode(create(gibibyteAndAHalf, metadata(sha256(bytes(2)))), 507, "disk-low");
            String at = first.headers().firstValue("Location").orElseThrow();
            assertThat(patch(at, 0, bytes(10), 0, 10).statusCode()).isEqualTo(204);

            disk.leave(1L << 30);
            assertCode(patch(at, 10, bytes(10), 0, 10), 507, "disk-low");
            assertThat(offset(at)).isEqualTo(10);
            disk.makeRoom();
            assertThat(node.send(tus("tech", at).DELETE()).statusCode()).isEqualTo(204);
            assertThat(create(gibibyteAndAHalf, metadata(sha256(bytes(2)))).statusCode())
                    .isEqualTo(201);
        }
    }

    private Path part(String at) {
        return media.incoming().resolve("upload-" + at.substring(PATH.length() + 1) + ".part");
    }

    @Test
    void shouldTakePostForPatchWhenTold() {
        byte[] file = bytes(10);
        String at = begin(file);
        HttpResponse<String> patched = node.send(tus("tech", at)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(file)));
        assertThat(patched.statusCode()).isEqualTo(204);
    }

    private String begin(byte[] file) {
        HttpResponse<String> created = create(String.valueOf(file.length), metadata(sha256(file)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> create(String length, String metadata) {
        return node.send(tus("tech", PATH)
                .header("Upload-Length", length)
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> patch(String at, long offset, byte[] file, int from, int to) {
        return node.send(tus("tech", at)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(file, from, to - from)));
    }

    private HttpResponse<String> chunked(String at, byte[] body) {
        return node.send(tus("tech", at)
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
    }

    private HttpResponse<String> head(String at) {
        return node.send(tus("tech", at).method("HEAD", BodyPublishers.noBody()));
    }

    private long offset(String at) {
        return Long.parseLong(head(at).headers().firstValue("Upload-Offset").orElse("-1"));
    }

    private java.net.http.HttpRequest.Builder tus(String who, String path) {
        return node.ask(who.equals("tech") ? node.technician : node.operator, path)
                .header("Tus-Resumable", "1.0.0");
    }

    private static String metadata(String sha256) {
        return "sha256 " + Base64.getEncoder().encodeToString(sha256.getBytes(US_ASCII));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertCode(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestServer.json(response).path("code").asText()).isEqualTo(code);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
