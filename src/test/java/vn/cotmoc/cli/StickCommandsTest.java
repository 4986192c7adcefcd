// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.api.TestNode;
import vn.cotmoc.app.SmallDisk;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.DataLock;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAudit;

/** A stick goes from the office to the gate and back: beside a daemon, without one, and tampered with on the way. */
@Tag("L3")
class StickCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestNode node;
    private DataLock daemon;
    private Path stick;
    private String settings = "";

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        node = new TestNode(folder);
        // What a daemon holds for as long as it runs.
        daemon = new DataLock(folder.resolve("data"));
        stick = Files.createDirectories(folder.resolve("stick"));
        Path signers = Files.writeString(folder.resolve("signers"), node.office.signersText());
        settings = Files.writeString(folder.resolve("node.yaml"), """
                        node: moc-bai-1
                        site: {code: moc-bai, name: Cửa khẩu quốc tế Mộc Bài, province: Tây Ninh}
                        data: data
                        screens: [{id: ngoai-troi, display: virtual, geometry: 1280x720+0+0}]
                        api: {listen: "127.0.0.1:%d"}
                        trust: {signers: %s}
                        """.formatted(
                                node.http.server.address().getPort(), signers))
                .toString();
    }

    @AfterEach
    void close() {
        daemon.close();
        node.close();
    }

    @Test
    void shouldBringAPlaylistToARunningNodeAndItsJournalBack() throws IOException {
        write(1);
        node.play("phim", 3);

        Run read = read();

        assertThat(read).as(read.err()).returns(0, Run::status);
        JsonNode told = JSON.readTree(read.out());
        assertThat(told.at("/playlists/0/state").asText()).isEqualTo("active");
        assertThat(version()).isEqualTo(1);
        assertThat(node.http.tokens.list()).noneMatch(token -> token.name().startsWith("command-"));
        Run pulled = run(
                "pull",
                "--stick",
                stick.toString(),
                "--into",
                folder.resolve("central.db").toString());
        assertThat(pulled).as(pulled.err()).returns(0, Run::status);
        assertThat(run(
                        "pull",
                        "--stick",
                        stick.toString(),
                        "--into",
                        folder.resolve("central.db").toString()))
                .as("again")
                .returns(0, Run::status);
        assertThat(run("journal", "verify", "--db", folder.resolve("central.db").toString()))
                .returns(0, Run::status);
    }

    @Test
    void shouldGoThroughTheSameGateWhenNoDaemonRuns() throws IOException {
        write(1);
        daemon.close();
        node.http.close();

        Run read = read();

        assertThat(read).as(read.err()).returns(0, Run::status);
        assertThat(Files.readString(folder.resolve("data/active"))).contains("\"version\":1");
        assertThat(JSON.readTree(read().out()).at("/playlists/0/state").asText())
                .as("again")
                .isEqualTo("active");
        alterSealed();
        assertThat(codes(read())).containsExactly("signature-invalid");
        try (NodeDatabase database = NodeDatabase.open(folder.resolve("data"))) {
            assertThat(new SqliteAudit(database).before(Long.MAX_VALUE, 3))
                    .extracting(Audit.Entry::status)
                    .containsExactly(403, 200, 200);
        }
        assertThat(folder.resolve("data/media/incoming")).isEmptyDirectory();
    }

    @Test
    void shouldTakeTheHighestVersionAndPassOverThoseOfOtherSites() throws IOException {
        write(1);
        write(2);
        Run other = run(
                "stick",
                "write",
                stick.toString(),
                forNode("xa-mat", "xa-mat-1").toString(),
                "--key",
                node.office.key().toString());
        assertThat(other).as(other.err()).returns(0, Run::status);

        Run read = read();

        assertThat(read).as(read.err()).returns(0, Run::status);
        assertThat(version()).isEqualTo(2);
        assertThat(node.playlists.versions("moc-bai", node.clock.now().wall())).hasSize(1);
        Files.delete(stick.resolve("moc-bai-2.sealed.json"));
        assertThat(codes(read())).containsExactly("version-not-higher");
        Files.delete(stick.resolve("moc-bai-1.sealed.json"));
        assertThat(codes(read())).containsExactly("node-not-named");
    }

    @Test
    void shouldRefuseLinksAndLeaveTheAirAlone() throws IOException {
        write(1);
        Path medium = media().get(0);
        Path elsewhere = Files.move(medium, folder.resolve("elsewhere"));
        Files.createSymbolicLink(medium, elsewhere);
        assertThat(codes(read())).containsExactly("stick-link");

        Files.delete(medium);
        Files.move(elsewhere, medium);
        Path sealed = stick.resolve("moc-bai-1.sealed.json");
        Path moved = Files.move(sealed, folder.resolve("sealed"));
        Files.createSymbolicLink(sealed, moved);
        assertThat(codes(read())).containsExactly("stick-link");

        Files.delete(sealed);
        Files.move(moved, sealed);
        Files.move(stick.resolve("media"), folder.resolve("media"));
        Files.createSymbolicLink(stick.resolve("media"), folder.resolve("media"));
        assertThat(codes(read())).containsExactly("stick-link");
        assertThat(node.playlists.versions(node.clock.now().wall())).isEmpty();
    }

    @Test
    void shouldNeverWriteThroughALink() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Run first = read();
        assertThat(first).as(first.err()).returns(0, Run::status);
        String name = list(stick, ".ndjson").get(0).getFileName().toString();
        Files.createSymbolicLink(stick.resolve(name.replace(".ndjson", ".half")), victim);
        Files.delete(stick.resolve(name));
        Files.createSymbolicLink(stick.resolve(name), victim);

        assertThat(read()).returns(0, Run::status);

        assertThat(victim).hasContent("precious");
        assertThat(Files.isSymbolicLink(stick.resolve(name))).isFalse();
        Files.createSymbolicLink(stick.resolve("moc-bai-1.sealed.json.half"), victim);
        write(1);
        assertThat(victim).hasContent("precious");
    }

    @Test
    void shouldBeHarmlessWhenItWasPulledOutHalfWay() throws IOException {
        write(1);
        Path medium = media().get(0);
        byte[] whole = Files.readAllBytes(medium);
        Files.write(medium, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(codes(read())).as("a medium cut off").containsExactly("media-missing");
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(medium, damaged);
        assertThat(codes(read())).as("of its size, but not its content").containsExactly("hash-mismatch");
        Path sealed = stick.resolve("moc-bai-1.sealed.json");
        byte[] file = Files.readAllBytes(sealed);
        Files.write(sealed, java.util.Arrays.copyOf(file, file.length / 2));
        assertThat(codes(read())).as("the playlist cut off").containsExactly("sealed-malformed");
        assertThat(node.playlists.versions(node.clock.now().wall())).isEmpty();

        write(1);
        assertThat(read()).returns(0, Run::status);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void shouldTakeThePlaylistAndSayHowToWriteTheJournalWhenTheStickIsReadOnly() throws Exception {
        try (SmallDisk mounted = new SmallDisk(stick)) {
            write(1);
            mounted.makeReadOnly();

            Run read = read();

            assertThat(read).returns(1, Run::status);
            JsonNode told = JSON.readTree(read.out());
            assertThat(told.at("/playlists/0/state").asText()).isEqualTo("active");
            assertThat(told.at("/journal/code").asText()).isEqualTo("stick-read-only");
            assertThat(JSON.readTree(read.err()).path("hint").asText())
                    .contains("mount -o remount,rw " + stick)
                    .contains("mount -o remount,ro " + stick);
            assertThat(version()).isEqualTo(1);
            assertThat(run(
                                    "stick",
                                    "write",
                                    stick.toString(),
                                    node.office.playlist(2, "").toString(),
                                    "--key",
                                    node.office.key().toString())
                            .err())
                    .contains("remount,rw");

            mounted.makeWritable();
            assertThat(read()).returns(0, Run::status);
            assertThat(list(stick, ".head.json")).hasSize(1);
        }
    }

    @Test
    void shouldRefuseWhatIsUnsignedOrTooLarge() throws IOException {
        write(1);
        Path sealed = stick.resolve("moc-bai-1.sealed.json");
        ObjectNode file = (ObjectNode) JSON.readTree(Files.readAllBytes(sealed));
        file.remove("signature");
        Files.writeString(sealed, file.toString());
        assertThat(codes(read())).containsExactly("signature-missing");
        Files.write(sealed, new byte[3 << 20]);
        assertThat(codes(read())).containsExactly("sealed-malformed");
        assertThat(run("stick", "read", folder.resolve("none").toString(), "--config", settings))
                .returns(1, Run::status);
        assertThat(run("stick", "write", stick.toString())).returns(2, Run::status);
        assertThat(run("pull", "--stick", folder.toString(), "--into", "c.db")).returns(1, Run::status);
    }

    private void write(int version) {
        Run written = run(
                "stick",
                "write",
                stick.toString(),
                node.office
                        .playlist(version, version > 1 ? "validFrom: 2026-01-01" : "")
                        .toString(),
                "--key",
                node.office.key().toString());
        assertThat(written).as(written.err()).returns(0, Run::status);
    }

    private Path forNode(String id, String name) throws IOException {
        Path playlist = node.office.playlist(id, 1, "");
        String text = Files.readString(playlist).replaceFirst("nodes: \\[.*]", "nodes: [" + name + "]");
        return Files.writeString(playlist, text);
    }

    private Run read() {
        return run("stick", "read", stick.toString(), "--config", settings, "--format", "json");
    }

    private static List<String> codes(Run run) throws IOException {
        assertThat(run).as(run.err()).returns(1, Run::status);
        List<String> codes = new ArrayList<>();
        JSON.readTree(run.out())
                .path("playlists")
                .forEach(entry -> codes.add(entry.path("code").asText()));
        assertThat(JSON.readTree(run.err()).path("code").asText()).isEqualTo(codes.get(0));
        return codes;
    }

    private void alterSealed() throws IOException {
        Path sealed = stick.resolve("moc-bai-1.sealed.json");
        String text = Files.readString(sealed);
        String payload = JSON.readTree(text).path("payload").asText();
        String json = new String(java.util.Base64.getDecoder().decode(payload), UTF_8);
        String forged = java.util.Base64.getEncoder()
                .encodeToString(json.replace("\"version\":1", "\"version\":7").getBytes(UTF_8));
        Files.writeString(sealed, text.replace(payload, forged));
    }

    private int version() {
        return node.playlists
                .onAir(node.clock.now().wall())
                .orElseThrow()
                .playlist()
                .version();
    }

    private List<Path> media() throws IOException {
        return list(stick.resolve("media"), "");
    }

    private static List<Path> list(Path in, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        NodeStarter none = given -> {
            throw new AssertionError("no node is started here");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
