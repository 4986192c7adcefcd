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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.api.TestNode;

/** The central office's rounds: one node, and a fleet of which one is away. */
@Tag("L3")
class PullCommandsTest {
    @TempDir
    Path folder;

    private TestNode node;
    private String address = "";

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        node = new TestNode(folder);
        node.play("cam-moc", 4);
        address = "http://127.0.0.1:" + node.http.server.address().getPort();
        Files.writeString(folder.resolve("token"), node.http.central);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldPullOneNodeFromAfarAndBesideIt() throws IOException {
        String database = folder.resolve("one.db").toString();
        String token = folder.resolve("token").toString();
        Path settings =
                Files.writeString(folder.resolve("node.yaml"), """
                node: moc-bai-1
                site: {code: moc-bai, name: Cửa khẩu quốc tế Mộc Bài, province: Tây Ninh}
                data: data
                screens: [{id: ngoai-troi, display: virtual, geometry: 1280x720+0+0}]
                api: {listen: "%s"}
                """.formatted(address.substring("http://".length())));

        Run afar = run("pull", "--node", address, "--token-file", token, "--into", database, "--format", "json");
        Run beside = run("pull", "--config", settings.toString(), "--into", database, "--lang", "en");

        assertThat(afar).as(afar.err()).returns(0, Run::status);
        assertThat(json(afar.out()).path("node").asText()).isEqualTo("moc-bai-1");
        assertThat(json(afar.out()).path("taken").asInt()).isGreaterThan(4);
        assertThat(beside).as(beside.err()).returns(0, Run::status);
        assertThat(beside.out()).startsWith("moc-bai-1: 0 new rows");
    }

    @Test
    void shouldGoOnPastANodeThatIsAway() throws IOException {
        String fleet = fleet("xa-mat-1", "http://127.0.0.1:1");

        Run pull = run("fleet", "pull", "--fleet", fleet, "--format", "json");

        assertThat(pull).returns(1, Run::status);
        JsonNode nodes = json(pull.out()).path("nodes");
        assertThat(nodes.findValuesAsText("node")).containsExactly("xa-mat-1", "moc-bai-1");
        assertThat(nodes.path(0).path("code").asText()).isEqualTo("node-unreachable");
        assertThat(nodes.path(1).path("code").isNull()).isTrue();
        assertThat(nodes.path(1).path("taken").asInt()).isGreaterThan(4);
        assertThat(json(pull.err()).path("code").asText()).isEqualTo("node-unreachable");
        assertThat(run("journal", "verify", "--db", folder.resolve("central.db").toString()))
                .returns(0, Run::status);

        Run text = run("fleet", "pull", "--fleet", fleet, "--lang", "en");
        assertThat(text).returns(1, Run::status);
        assertThat(text.out().lines()).singleElement().asString().startsWith("moc-bai-1: 0 new rows");
        assertThat(text.err().lines()).singleElement().asString().startsWith("xa-mat-1: ");
    }

    @Test
    void shouldTellTheStateOfAllAndWhichIsNotTheNodeItShouldBe() throws IOException {
        String fleet = fleet("xa-mat-1", address);

        Run text = run("fleet", "status", "--fleet", fleet, "--lang", "en");
        Run json = run("fleet", "status", "--fleet", fleet, "--format", "json");

        assertThat(text).returns(1, Run::status);
        assertThat(text.out().lines()).singleElement().asString().startsWith("moc-bai-1: ngoai-troi ");
        assertThat(text.err().lines()).singleElement().asString().contains("is the node moc-bai-1, not xa-mat-1");
        JsonNode nodes = json(json.out()).path("nodes");
        assertThat(nodes.path(0).path("code").asText()).isEqualTo("node-other");
        assertThat(nodes.path(1).path("status").path("screens")).isNotEmpty();
    }

    /** Of the node that is there, and another before it. */
    private String fleet(String name, String url) throws IOException {
        return Files.writeString(folder.resolve("fleet.yaml"), """
                database: central.db
                nodes:
                  - {node: %s, url: "%s", tokenFile: token}
                  - {node: moc-bai-1, url: "%s", tokenFile: token}
                """.formatted(name, url, address))
                .toString();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started here");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
