// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.api.TestNode;

/** A playlist goes to a fleet: to all at once, to a few first, past a node that is away. */
@Tag("L3")
class FleetCommandsTest {
    @TempDir
    Path folder;

    private TestNode first;
    private TestNode second;
    private String fleet = "";

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        first = new TestNode(folder.resolve("first"));
        second = new TestNode(folder.resolve("second"), "xa-mat-1", first.office);
        first.shows(true);
        second.shows(true);
        Files.writeString(folder.resolve("token-1"), first.http.technician);
        Files.writeString(folder.resolve("token-2"), second.http.technician);
        fleet = Files.writeString(folder.resolve("fleet.yaml"), """
                        database: central.db
                        nodes:
                          - {node: moc-bai-1, url: "%s", tokenFile: token-1}
                          - {node: ha-tien-1, url: "http://127.0.0.1:1", tokenFile: token-1}
                          - {node: xa-mat-1, url: "%s", tokenFile: token-2}
                        """.formatted(
                                first.http.server.address(), second.http.server.address()))
                .toString();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void shouldPushToAllThatAreNamedAndPassOverTheOthers() throws IOException {
        Run run = push("moc-bai-1, xa-mat-1", "--format", "json");

        assertThat(run).as(run.err()).returns(0, Run::status);
        JsonNode nodes = new ObjectMapper().readTree(run.out()).path("nodes");
        assertThat(nodes.findValuesAsText("node")).containsExactly("ha-tien-1", "moc-bai-1", "xa-mat-1");
        assertThat(nodes.path(0).path("named").asBoolean(true)).isFalse();
        assertThat(nodes.at("/1/delivery/state").asText()).isEqualTo("active");
        assertThat(version(first)).isEqualTo(1);
        assertThat(version(second)).isEqualTo(1);
        Run none = push("khong-co", "--format", "json");
        assertThat(none).returns(1, Run::status).returns("", Run::out);
        assertThat(none.err()).contains("fleet-none-named");
    }

    @Test
    void shouldGoOnPastANodeThatIsAwayAndSayWhich() {
        Run run = push("moc-bai-1, ha-tien-1, xa-mat-1", "--lang", "en");

        assertThat(run).returns(1, Run::status);
        assertThat(run.out().lines())
                .containsExactly("moc-bai-1: moc-bai, version 1: on air.", "xa-mat-1: moc-bai, version 1: on air.");
        assertThat(run.err().lines())
                .filteredOn(line -> line.startsWith("ha-tien-1: "))
                .hasSize(1);
        assertThat(version(second)).isEqualTo(1);
    }

    @Test
    void shouldGoOnToTheOthersWhenTheFirstPlaysIt() {
        Run run = push("moc-bai-1, xa-mat-1", "--canary", "1", "--wait", "1s", "--lang", "en");

        assertThat(run).as(run.err()).returns(0, Run::status);
        assertThat(version(second)).isEqualTo(1);
    }

    @Test
    void shouldHoldTheOthersBackWhenTheFirstRefuses() throws IOException {
        assertThat(push("moc-bai-1")).returns(0, Run::status);

        Run run = push("moc-bai-1, xa-mat-1", "--canary", "1", "--wait", "1s", "--format", "json");

        assertThat(run).returns(1, Run::status);
        JsonNode nodes = new ObjectMapper().readTree(run.out()).path("nodes");
        assertThat(nodes.findValuesAsText("code"))
                .filteredOn(code -> !code.equals("null"))
                .containsExactly("version-not-higher", "fleet-held-back");
        assertThat(second.playlists.versions(second.clock.now().wall())).isEmpty();
    }

    @Test
    void shouldHoldTheOthersBackWhenTheFirstDoesNotPlayIt() {
        first.shows(false);

        Run run = push("moc-bai-1, xa-mat-1", "--canary", "1", "--wait", "1h", "--lang", "en");

        assertThat(run).returns(1, Run::status);
        assertThat(run.err()).contains("xa-mat-1: Held back: moc-bai-1 does not play the new version.");
        assertThat(second.playlists.versions(second.clock.now().wall())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "some"})
    void shouldCallItWrongUsageWhenNoNodeIsToComeFirst(String canary) {
        assertThat(push("moc-bai-1, xa-mat-1", "--canary", canary)).returns(2, Run::status);
        assertThat(first.playlists.versions(first.clock.now().wall())).isEmpty();
    }

    @Test
    void shouldTellOfEachNodeWhatIsWrong() throws IOException {
        push("moc-bai-1, xa-mat-1");
        second.shows(false);

        Run run = run("fleet", "check", "--fleet", fleet, "--format", "json");

        assertThat(run).returns(1, Run::status);
        JsonNode nodes = new ObjectMapper().readTree(run.out()).path("nodes");
        assertThat(nodes.at("/0/findings").findValuesAsText("severity")).doesNotContain("fault");
        assertThat(nodes.at("/1/code").asText()).isEqualTo("node-unreachable");
        assertThat(nodes.at("/2/findings").findValuesAsText("code")).contains("node-screen-bare");
        assertThat(run("fleet", "check", "--fleet", fleet, "--lang", "en").out())
                .contains("xa-mat-1: ", "Screen ngoai-troi shows no clip.");
    }

    private Run push(String nodes, String... more) {
        try {
            Path playlist = first.office.playlist(1, "");
            String text = Files.readString(playlist).replaceFirst("nodes: \\[.*]", "nodes: [" + nodes + "]");
            Files.writeString(playlist, text);
            List<String> args = new java.util.ArrayList<>(List.of(
                    "fleet",
                    "push",
                    playlist.toString(),
                    "--fleet",
                    fleet,
                    "--key",
                    first.office.key().toString()));
            args.addAll(List.of(more));
            return run(args.toArray(String[]::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int version(TestNode node) {
        return node.playlists
                .onAir(node.clock.now().wall())
                .orElseThrow()
                .playlist()
                .version();
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
