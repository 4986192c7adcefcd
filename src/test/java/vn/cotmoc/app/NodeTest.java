// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playlist.ssh.SshKeygen;
import vn.cotmoc.playlist.trust.Sealing;

/** A whole node with libVLC, Xvfb, SQLite and its API, seen from outside. */
@Tag("L3")
final class NodeTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Site site;
    private Node node;
    private String token;

    @BeforeEach
    void startNode() throws Exception {
        site = new Site(folder);
        node = new Node(site.settings());
        token = site.token("office", Role.TECHNICIAN);
    }

    @AfterEach
    void endNode() {
        node.close();
    }

    @Test
    void shouldShowAndRecordWhatWasPushed() {
        JsonNode answer = site.push(token, site.seal(1, "mot, hai"));
        assertThat(answer.path("state").textValue()).isEqualTo("active");
        awaitPlays(4);

        List<JsonNode> plays = site.plays(token);
        assertThat(plays).extracting(play -> play.path("clip").textValue()).startsWith("mot", "hai", "mot", "hai");
        assertThat(plays).extracting(play -> play.path("outcome").textValue()).containsOnly("complete");
        JsonNode status = site.json(token, "/api/v1/status");
        assertThat(status.at("/screens/0/state").textValue()).isEqualTo("playing");
        assertThat(status.at("/screens/0/onAir/clip").textValue()).isIn("mot", "hai");
        assertThat(site.get(token, "/api/v1/screens/man/snapshot.png").body()).startsWith(0x89, 'P', 'N', 'G');
        long counted = site.json(token, "/api/v1/counts?by=clip&from=2020-01-01&to=2099-12-31")
                .at("/total/complete")
                .longValue();
        assertThat(counted).isGreaterThanOrEqualTo(plays.size());
        assertThat(site.get("", "/healthz").statusCode()).isEqualTo(200);
        String metrics = new String(site.get(token, "/metrics").body(), StandardCharsets.UTF_8);
        assertThat(counted(metrics, "cotmoc_seam_hold_seconds_count")).isGreaterThanOrEqualTo(3);
        assertThat(counted(metrics, "cotmoc_start_lateness_seconds_count")).isGreaterThanOrEqualTo(4);
    }

    private static int counted(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{screen=\"man\"}"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf('}') + 2)))
                .sum();
    }

    @Test
    void shouldGoOnWithoutAHoleWhenANewVersionHoldsTheClipOnAir() {
        site.push(token, site.seal(1, "mot, hai"));
        awaitPlays(1);
        site.push(token, site.seal(2, "hai, mot, hai"));
        await().atMost(SOON)
                .until(() -> site.plays(token).stream()
                        .anyMatch(play -> play.path("version").intValue() == 2));
        assertThat(site.plays(token))
                .extracting(play -> play.path("outcome").textValue())
                .containsOnly("complete");
    }

    @Test
    void shouldChangeNothingWhenItRefuses() throws Exception {
        site.push(token, site.seal(1, "mot, hai"));
        Sealing.Sealed next = site.seal(2, "hai");
        byte[] sealed = next.playlist().toBytes();

        byte[] altered = alterOneByte(next);
        assertThat(site.put(token, "/api/v1/playlists/thu", altered).statusCode())
                .isEqualTo(403);
        byte[] unsigned = "{\"payload\":\"e30=\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(site.put(token, "/api/v1/playlists/thu", unsigned).statusCode())
                .isEqualTo(403);
        assertThat(site.put(token, "/api/v1/playlists/other", sealed).statusCode())
                .isEqualTo(422);
        String reader = site.token("reader", Role.OPERATOR);
        assertThat(site.put(reader, "/api/v1/playlists/thu", sealed).statusCode())
                .isEqualTo(403);
        assertThat(site.put("nobody", "/api/v1/playlists/thu", sealed).statusCode())
                .isEqualTo(401);

        Path key = new SshKeygen(folder).key("stranger", "ed25519");
        String foreign = new SshKeygen(folder).sign(key, payload(next), "playlist@cotmoc");
        assertThat(site.put(token, "/api/v1/playlists/thu", signedBy(next, foreign))
                        .statusCode())
                .isEqualTo(403);

        assertThat(site.json(token, "/api/v1/status").at("/playlist/version").intValue())
                .isEqualTo(1);
        assertThat(site.json(token, "/api/v1/playlists")).hasSize(1);
    }

    @Test
    void shouldAcceptWhatWasSignedByHand() {
        site.push(token, site.seal(1, "mot, hai"));
        Sealing.Sealed next = site.seal(2, "hai");
        String byHand = new SshKeygen(folder).sign(site.data().resolve("dev-key"), payload(next), "playlist@cotmoc");
        assertThat(site.put(token, "/api/v1/playlists/thu", signedBy(next, byHand))
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.json(token, "/api/v1/status").at("/playlist/version").intValue())
                .isEqualTo(2);
    }

    @Test
    void shouldCloseThePlayWithItsReasonAndGoOnWhenThePlayerIsKilled() {
        site.push(token, site.seal(1, "mot, hai"));
        awaitPlays(2);
        player().destroyForcibly();
        await().atMost(SOON).until(() -> hasRow("interrupted", "process"));
        awaitPlays(site.plays(token).size() + 2);
        assertThat(site.plays(token)
                        .get(site.plays(token).size() - 1)
                        .path("outcome")
                        .textValue())
                .isEqualTo("complete");
    }

    @Test
    void shouldShowThePictureAgainWhenTheXServerIsKilled() throws Exception {
        site.push(token, site.seal(1, "mot, hai"));
        awaitPlays(2);
        String server = Files.readString(site.data().resolve("x11/server"));
        ProcessHandle.of(Long.parseLong(server.split(" ", 2)[0])).orElseThrow().destroyForcibly();
        await().atMost(SOON)
                .until(() -> site.plays(token).stream()
                        .anyMatch(play -> play.path("outcome").textValue().equals("interrupted")));
        awaitPlays(site.plays(token).size() + 2);
        await().atMost(SOON)
                .until(() -> site.json(token, "/api/v1/status")
                        .at("/screens/0/picture/proof")
                        .textValue()
                        .equals("output"));
    }

    @Test
    void shouldGoOnWhereItLeftOffWhenStartedAgain() {
        site.push(token, site.seal(1, "mot, hai"));
        awaitPlays(2);
        node.close();
        node = new Node(site.settings());
        int before = site.plays(token).size();
        assertThat(hasRow("cut", "stop")).isTrue();
        awaitPlays(before + 2);
        List<JsonNode> plays = site.plays(token);
        assertThat(plays)
                .extracting(play -> play.path("seq").longValue())
                .isSorted()
                .doesNotHaveDuplicates();
        for (int i = 1; i < plays.size(); i++) {
            assertThat(plays.get(i).path("clip").textValue())
                    .isNotEqualTo(plays.get(i - 1).path("clip").textValue());
        }
    }

    private static byte[] payload(Sealing.Sealed sealed) {
        return Base64.getDecoder()
                .decode(Site.read(sealed.playlist().toBytes()).path("payload").textValue());
    }

    /** A version that nobody signed: 9 in place of 2. */
    private static byte[] alterOneByte(Sealing.Sealed sealed) {
        ObjectNode file = (ObjectNode) Site.read(sealed.playlist().toBytes());
        String forged = new String(payload(sealed), StandardCharsets.UTF_8).replace("\"version\":2", "\"version\":9");
        String base64 = Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
        return file.put("payload", base64).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signedBy(Sealing.Sealed sealed, String signature) {
        ObjectNode file = (ObjectNode) Site.read(sealed.playlist().toBytes());
        return file.put("signature", signature).toString().getBytes(StandardCharsets.UTF_8);
    }

    private ProcessHandle player() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasRow(String outcome, String reason) {
        return site.plays(token).stream()
                .anyMatch(play -> play.path("outcome").textValue().equals(outcome)
                        && play.path("reason").textValue().equals(reason));
    }

    private void awaitPlays(int least) {
        await().atMost(SOON).until(() -> site.plays(token).size() >= least);
    }
}
