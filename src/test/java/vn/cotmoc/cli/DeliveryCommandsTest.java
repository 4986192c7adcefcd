// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.api.TestNode;
import vn.cotmoc.journal.Tokens.Token;
import vn.cotmoc.playlist.ssh.SshKeygen;

/** A technician's day with a real node: seal, push, look, roll back, from afar and beside it. */
@Tag("L3")
class DeliveryCommandsTest {
    @TempDir
    Path folder;

    private TestNode node;
    private List<String> afar = List.of();
    private List<String> beside = List.of();

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        node = new TestNode(folder);
        int port = node.http.server.address().getPort();
        Path token = Files.writeString(folder.resolve("token"), node.http.technician + "\n");
        afar = List.of("--node", "http://127.0.0.1:" + port, "--token-file", token.toString());
        Path settings = Files.writeString(folder.resolve("node.yaml"), """
                node: moc-bai-1
                site: {code: moc-bai, name: Cửa khẩu quốc tế Mộc Bài, province: Tây Ninh}
                data: data
                screens: [{id: ngoai-troi, display: virtual, geometry: 1280x720+0+0}]
                api: {listen: "127.0.0.1:%d"}
                """.formatted(port));
        beside = List.of("--config", settings.toString());
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldSealAndTellWhoSealed() throws IOException {
        Path signers = Files.writeString(folder.resolve("signers"), node.office.signersText());
        Path playlist = node.office.playlist(3, "");

        Run sealed = run("seal", playlist.toString(), "--key", key(), "--out", folder.toString());

        assertThat(sealed).returns(0, Run::status);
        Path file = folder.resolve("moc-bai-3.sealed.json");
        assertThat(sealed.out()).contains("moc-bai", "3", file.toString());
        Run verified = run("seal", "--verify", file.toString(), "--signers", signers.toString(), "--format", "json");
        assertThat(verified).returns(0, Run::status).returns("", Run::err);
        assertThat(json(verified.out()).path("signedBy").asText()).isEqualTo("van-phong@tay-ninh");
        assertThat(json(verified.out()).path("version").asInt()).isEqualTo(3);

        Files.writeString(file, Files.readString(file).replaceFirst("\"payload\" : \"eyJ", "\"payload\" : \"eyK"));
        Run altered = run("seal", "--verify", file.toString(), "--signers", signers.toString(), "--format=json");
        assertThat(altered).returns(1, Run::status).returns("", Run::out);
        assertThat(json(altered.err()).path("code").asText()).isEqualTo("signature-invalid");
    }

    @Test
    void shouldNotSealWhatTheCheckRefuses() throws IOException {
        Path playlist = node.office.playlist(3, "");
        Files.delete(node.office.folder().resolve("media/phim.mp4"));

        Run run = run("seal", playlist.toString(), "--key", key(), "--format", "json");

        assertThat(run).returns(1, Run::status).returns("", Run::out);
        JsonNode problem = json(run.err());
        assertThat(problem.path("code").asText()).isEqualTo("playlist-refused");
        assertThat(problem.path("errors").findValuesAsText("code")).containsExactly("media-missing");
    }

    @Test
    void shouldRefuseAWrongLineWithTwo() {
        assertThat(run("seal")).returns(2, Run::status);
        assertThat(run("seal", "a.yaml")).returns(2, Run::status);
        assertThat(run("seal", "--verify", "a.json")).returns(2, Run::status);
        assertThat(run("push", "a.yaml", "--key", "k")).returns(2, Run::status);
        assertThat(run("status", "--node", "http://127.0.0.1:1")).returns(2, Run::status);
        assertThat(run("rollback", "--config", "node.yaml")).returns(2, Run::status);
    }

    @Test
    void shouldPushLookAndRollBackFromAfar() throws IOException {
        followADay(afar);
    }

    @Test
    void shouldPushLookAndRollBackBesideTheNodeAndLeaveNoTokenBehind() throws IOException {
        List<Token> before = node.http.tokens.list();

        followADay(beside);

        assertThat(node.http.tokens.list())
                .extracting(Token::name)
                .isEqualTo(before.stream().map(Token::name).toList());
    }

    private void followADay(List<String> way) throws IOException {
        Run dry = run(way, "push", playlist(1, ""), "--key", key(), "--dry-run", "--format", "json");
        assertThat(dry).as(dry.err()).returns(0, Run::status);
        assertThat(json(dry.out()).path("missingMedia")).hasSize(2);
        assertThat(node.playlists.versions(node.clock.now().wall())).isEmpty();

        Run first = run(way, "push", playlist(1, ""), "--key", key(), "--lang", "en");
        assertThat(first).as(first.err()).returns(0, Run::status);
        assertThat(first.out()).contains("moc-bai, version 1: on air", "+phim +quoc-hoa");
        assertThat(run(way, "push", playlist(2, "validFrom: 2026-01-01"), "--key", key()))
                .returns(0, Run::status);
        Run lower = run(way, "push", playlist(1, ""), "--key", key(), "--format", "json");
        assertThat(lower).returns(1, Run::status).returns("", Run::out);
        assertThat(json(lower.err()).path("code").asText()).isEqualTo("version-not-higher");

        Run status = run(way, "status", "--format", "json");
        assertThat(json(status.out()).path("playlist").path("version").asInt()).isEqualTo(2);
        assertThat(run(way, "status", "--lang", "en").out()).contains("moc-bai, version 2: on air");

        Run back = run(way, "rollback", "moc-bai", "--lang", "en");
        assertThat(back).as(back.err()).returns(0, Run::status);
        assertThat(back.out()).contains("moc-bai, version 1: on air");
        assertThat(json(run(way, "rollback", "moc-bai", "--to", "2", "--format", "json")
                                .out())
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(run(way, "rollback", "moc-bai", "--to", "9")).returns(1, Run::status);
        assertThat(run(way, "rollback", "khac")).returns(1, Run::status);
    }

    @Test
    void shouldTakeOverAndHandBack() throws IOException {
        Run words = run(afar, "takeover", "--text", "Đóng cửa khẩu", "--until", "30m", "--key", key(), "--lang", "en");
        assertThat(words).as(words.err()).returns(0, Run::status);
        assertThat(words.out()).contains("On the glass since ");
        Run black = run(afar, "takeover", "--black", "--until", "1h", "--screen", "ngoai-troi", "--format", "json");
        assertThat(black).as(black.err()).returns(0, Run::status);
        assertThat(json(black.out()).path("onGlassAt").isTextual()).isTrue();
        assertThat(run(afar, "takeover", "--end")).returns(0, Run::status);

        Run unsigned = run(afar, "takeover", "--text", "Đóng", "--until", "30m", "--format", "json");
        assertThat(unsigned).returns(1, Run::status).returns("", Run::out);
        assertThat(json(unsigned.err()).path("code").asText()).isEqualTo("takeover-unsigned");
        assertThat(run(afar, "takeover", "--black")).as("no end").returns(2, Run::status);
        assertThat(run(afar, "takeover", "--until", "30m")).as("nothing").returns(2, Run::status);
        assertThat(run(afar, "takeover", "--black", "--end")).returns(2, Run::status);
    }

    @Test
    void shouldWriteATakeoverThatSomebodyElseBrings() throws IOException {
        Path file = folder.resolve("order.json");
        String[] words = {"takeover", "--text", "Đóng cửa khẩu", "--until", "30m", "--lang", "en"};
        Run written = run(List.of("--key", key(), "--out", file.toString(), "--only", "moc-bai-1"), words);
        assertThat(written).as(written.err()).returns(0, Run::status);
        assertThat(written.out()).contains(file.toString(), "10 minutes");
        HttpResponse<String> taken = node.http.send(node.http
                .ask(node.http.technician, "/api/v1/takeover")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(file)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);

        run(List.of("--key", key(), "--out", file.toString(), "--only", "xa-mat-1"), words);
        HttpResponse<String> foreign = node.http.send(node.http
                .ask(node.http.technician, "/api/v1/takeover")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(file)));
        assertThat(json(foreign.body()).path("code").asText()).isEqualTo("node-not-named");
        assertThat(run(List.of("--out", file.toString()), words)).as("unsigned").returns(2, Run::status);
    }

    @Test
    void shouldTellThatNobodyCanGiveThePassphrase() {
        Path locked = new SshKeygen(folder).key("locked", "ed25519", "mật khẩu");

        Run run = run(afar, "push", playlist(1, ""), "--key", locked.toString(), "--lang", "en");

        assertThat(run).returns(1, Run::status);
        assertThat(run.err()).contains("passphrase", "ssh-agent");
    }

    private String playlist(int version, String more) {
        return node.office.playlist(version, more).toString();
    }

    private String key() {
        return node.office.key().toString();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private Run run(List<String> way, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(way);
        return run(all.toArray(String[]::new));
    }

    private Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started here");
        };
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
        int status = Cotmoc.run(none, environment, out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
