// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Progress;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.http.Route;
import vn.cotmoc.http.Service;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAcceptances;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.trust.Office;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.SystemClock;

/** The whole way of a playlist: written, sealed with ssh-keygen, pushed over HTTP, on air, taken back. */
@Tag("L3")
class PushToNodeTest {
    @TempDir
    Path folder;

    private Office office;
    private NodeDatabase database;
    private MediaStore media;
    private Playlists playlists;
    private TestServer node;
    private Instant now;

    @BeforeEach
    void setUp() throws IOException {
        office = new Office(folder.resolve("office"));
        now = new SystemClock().now().wall();
        serve("plain", "127.0.0.1");
    }

    /** On any address but loopback a server makes itself a certificate. */
    private void serve(String name, String host) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        database = NodeDatabase.open(data);
        media = new MediaStore(data.resolve("media"));
        playlists = new Playlists(
                "moc-bai-1", data, media, new SqliteAcceptances(database), office::signers, () -> {}, now);
        NodeFacts facts = new NodeFacts("moc-bai-1", ZoneId.of("Asia/Ho_Chi_Minh"), "", "1");
        var wall = new FakeWall(facts.zone(), "ngoai-troi");
        List<Route> routes = new ArrayList<>(new PlaylistRoutes(facts, playlists, media, wall).all());
        routes.addAll(new UploadRoutes(new Uploads(media)).all());
        Service service = new Service(routes, Statuses.BY_CODE, Schemas.components(), "1");
        Path served = Files.createDirectories(folder.resolve(name + "-server"));
        node = new TestServer(served, service, new HttpSettings(host, 0, null, null, served), new SystemClock());
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void shouldBringWhatIsMissingAndPutItOnAir() {
        Sealed sealed = office.seal(office.playlist(1, ""), now);
        List<String> seen = new ArrayList<>();
        Push push = push(node.server.address(), (what, done, total) -> seen.add(what + " " + (done == total)));

        JsonNode before = push.dryRun(sealed);
        assertThat(before.path("missingMedia")).hasSize(2);
        assertThat(playlists.onAir(now)).isEmpty();
        JsonNode answer = push.run(sealed);

        assertThat(answer.path("state").asText()).isEqualTo("active");
        assertThat(answer.path("sha256").asText()).isEqualTo(sealed.playlist().sha256());
        assertThat(answer.path("diff").path("clips").path("added")).hasSize(2);
        assertThat(playlists.onAir(now).orElseThrow().sha256())
                .isEqualTo(sealed.playlist().sha256());
        assertThat(seen).contains("phim.mp4 true", "quoc-hoa.png true");
        assertThat(push.run(sealed).path("diff").path("clips").path("added"))
                .as("again: no effect")
                .isEmpty();
    }

    @Test
    void shouldGoOnWhereItWasWhenTheLineBreaks() throws IOException {
        Path film = folder.resolve("office/media/quoc-hoa.png");
        Files.write(film, new byte[6 << 20], StandardOpenOption.APPEND);
        Sealed sealed = office.seal(office.playlist(1, ""), now);
        try (BreakingLine line = new BreakingLine(node.server.address(), 1 << 20, 5)) {
            push(line.address(), Progress.NONE).run(sealed);

            assertThat(line.breaksLeft()).isZero();
        }
        assertThat(media.findWhole(Sha256.of(film))).isPresent();
        assertThat(media.incoming()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldGoOnWhereAnEarlierPushWasCutOff() throws IOException {
        Path film = folder.resolve("office/media/quoc-hoa.png");
        Files.write(film, new byte[6 << 20], StandardOpenOption.APPEND);
        Sealed sealed = office.seal(office.playlist(1, ""), now);
        List<Long> offsets = new ArrayList<>();
        Push cutOff = push(node.server.address(), (what, done, total) -> {
            if (done > 3 << 20) {
                throw new IllegalStateException("the technician pressed Ctrl-C");
            }
        });
        assertThatThrownBy(() -> cutOff.run(sealed)).isInstanceOf(IllegalStateException.class);

        push(node.server.address(), (what, done, total) -> {
                    if (what.equals("quoc-hoa.png")) {
                        offsets.add(done);
                    }
                })
                .run(sealed);

        assertThat(offsets.get(0)).isGreaterThan(3L << 20);
        assertThat(playlists.onAir(now)).isPresent();
    }

    @Test
    void shouldGoOnWhereTheNodeWasCutOffBeforeItHadLookedAtWhatArrived() throws IOException {
        Path film = folder.resolve("office/media/quoc-hoa.png");
        Files.write(film, new byte[6 << 20], StandardOpenOption.APPEND);
        Sealed sealed = office.seal(office.playlist(1, ""), now);
        Push cutOff = push(node.server.address(), (what, done, total) -> {
            if (done > 3 << 20) {
                throw new IllegalStateException("the technician pressed Ctrl-C");
            }
        });
        assertThatThrownBy(() -> cutOff.run(sealed)).isInstanceOf(IllegalStateException.class);
        Files.copy(film, partOf(film), StandardCopyOption.REPLACE_EXISTING);

        push(node.server.address(), Progress.NONE).run(sealed);

        assertThat(playlists.onAir(now)).isPresent();
        assertThat(media.incoming()).isDirectoryNotContaining("glob:**.part");
    }

    private Path partOf(Path film) throws IOException {
        try (var files = Files.list(media.incoming())) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .reduce((one, other) -> {
                        throw new AssertionError("beside " + film + ": " + one + ", " + other);
                    })
                    .orElseThrow();
        }
    }

    @Test
    void shouldTellTheNodesOwnRefusal() {
        push(node.server.address(), Progress.NONE).run(office.seal(office.playlist(2, ""), now));

        assertFault("version-not-higher", 1, now.plusSeconds(5));
        assertFault("sealed-not-later", 3, now.minusSeconds(5));
    }

    @Test
    void shouldGoBack() {
        Push push = push(node.server.address(), Progress.NONE);
        push.run(office.seal(office.playlist(1, ""), now));
        push.run(office.seal(office.playlist(2, "validFrom: 2026-01-01"), now.plusSeconds(1)));
        NodeClient client = client(node.server.address(), node.technician);

        assertThat(client.rollback("moc-bai", 1).path("state").asText()).isEqualTo("active");

        assertThat(playlists.onAir(now.plusSeconds(60)).orElseThrow().playlist().version())
                .isEqualTo(1);
        assertThat(client.versions("moc-bai")).hasSize(2);
    }

    @Test
    void shouldRefuseWrongTokensAndNodesThatAreNotThere() {
        Sealed sealed = office.seal(office.playlist(1, ""), now);
        URI nowhere = URI.create("http://127.0.0.1:1");

        assertCode(
                "token-wrong",
                () -> client(node.server.address(), "x".repeat(43)).versions("moc-bai"));
        assertCode(
                "role-missing",
                () -> client(node.server.address(), node.operator)
                        .put("moc-bai", sealed.playlist().toBytes(), true));
        assertCode("node-unreachable", () -> client(nowhere, node.technician).versions("moc-bai"));
    }

    @Test
    void shouldTrustTheOnePinnedCertificateAlone() throws IOException {
        node.close();
        database.close();
        serve("other", "0.0.0.0");
        node.close();
        database.close();
        serve("tls", "0.0.0.0");
        URI address = URI.create("https://127.0.0.1:" + node.server.address().getPort());

        assertCode(
                "playlist-unknown",
                () -> pinned(address, folder.resolve("tls-server/api.crt")).versions("moc-bai"));
        assertCode(
                "node-certificate",
                () -> pinned(address, folder.resolve("other-server/api.crt")).versions("moc-bai"));
        assertCode("node-certificate", () -> client(address, node.technician).versions("moc-bai"));
        assertCode(
                "certificate-file",
                () -> pinned(address, folder.resolve("office/lan")).versions("moc-bai"));
    }

    private NodeClient pinned(URI address, Path certificate) {
        return new NodeClient(new NodeAddress(address, node.technician, certificate), Language.EN);
    }

    private static NodeClient client(URI address, String token) {
        return new NodeClient(new NodeAddress(address, token, null), Language.EN);
    }

    private Push push(URI address, Progress progress) {
        UnfinishedUploads unfinished = new UnfinishedUploads(folder.resolve("cache/uploads.properties"));
        return new Push(client(address, node.technician), unfinished, progress);
    }

    private void assertFault(String code, int version, Instant sealedAt) {
        Sealed sealed = office.seal(office.playlist(version, ""), sealedAt);
        assertCode(code, () -> push(node.server.address(), Progress.NONE).run(sealed));
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).as(fault.toString()).isEqualTo(code);
            assertThat(fault.sentence().toString()).isNotBlank();
        });
    }
}
