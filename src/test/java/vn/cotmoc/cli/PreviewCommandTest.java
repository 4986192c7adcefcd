// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code cotmoc preview} as it is called. */
@Tag("L1")
class PreviewCommandTest {
    private static final String GOOD = "src/test/resources/examples/playlists/good/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Run(int status, String out, String err) {}

    @Test
    void shouldPrintThePlaysOfTheNodesScreens() throws IOException {
        JsonNode plays = JSON.readTree(haTien("--plays", "--format", "json").out());
        plays.forEach(play -> ((ObjectNode) play).remove("why"));
        assertThat(plays)
                .isEqualTo(JSON.readTree(Path.of(GOOD + "ha-tien.plays.json").toFile()));
    }

    @Test
    void shouldPrintOneScreenWhenAskedFor() throws IOException {
        JsonNode plays = JSON.readTree(
                haTien("--screen", "phia-trong", "--format", "json").out());
        assertThat(plays).isNotEmpty();
        assertThat(plays).allMatch(play -> play.path("screen").asText().equals("phia-trong"));
    }

    @Test
    void shouldRefuseAScreenThatTheNodeLacks() {
        assertThat(haTien("--screen", "khac", "--lang", "en"))
                .returns(1, Run::status)
                .returns("", Run::out)
                .satisfies(run -> assertThat(run.err()).contains("khac", "phia-ngoai, phia-trong"));
    }

    @Test
    void shouldNameTheFilesWhenThereAreSeveral() throws IOException {
        Run run = run(
                "preview",
                GOOD + "tet.yaml",
                GOOD + "toi-thieu.yaml",
                "--from",
                "2026-11-02T00:00:00+07:00",
                "--for",
                "2d",
                "--slots",
                "--format",
                "json");
        JsonNode files = JSON.readTree(run.out());
        assertThat(files.get(0).path("file").asText()).endsWith("tet.yaml");
        assertThat(files.get(0).path("slots")).isEmpty();
        assertThat(files.get(1).path("slots"))
                .isEqualTo(JSON.readTree(Path.of(GOOD + "toi-thieu.slots.json").toFile()));
    }

    @Test
    void shouldPrintATableForPeople() {
        assertThat(haTien("--lang", "vi").out())
                .contains("-- 2026-11-02, thứ Hai")
                .containsPattern("22:53:00–23:00:00 ! phia-ngoai +bien-dao-km")
                .contains("không kịp kết thúc trước chung lúc 22:45");
    }

    @Test
    void shouldSayWhatIsNotShownAndWhenAScreenIsDark() {
        assertThat(run(
                                "preview",
                                GOOD + "uu-tien.yaml",
                                "--durations",
                                GOOD + "uu-tien.durations.json",
                                "--from",
                                "2026-11-02T08:00",
                                "--for",
                                "2h",
                                "--lang",
                                "vi")
                        .out())
                .containsPattern("08:40:00 +! phong-su +phong-su +không phát: khung ưu tiên hơn");
        assertThat(haTien("--lang", "vi").out()).containsPattern("23:00:00–01:15:00 +phia-ngoai +— tắt");
    }

    @Test
    void shouldTellAllThatIsWrongWhenAFileIsRefused() throws IOException {
        Run run = run(
                "preview",
                "src/test/resources/examples/playlists/bad/many.yaml",
                "--from",
                "2026-11-02T00:00",
                "--for",
                "2d",
                "--slots",
                "--format",
                "json");
        assertThat(run).returns(1, Run::status).returns("", Run::out);
        assertThat(JSON.readTree(run.err()).path("errors").size()).isGreaterThan(1);
    }

    @Test
    void shouldEndWithTwoWhenTheLineIsWrong() {
        String file = GOOD + "tet.yaml";
        assertThat(run("preview", file, "--from", "2026-11-02T00:00")).returns(2, Run::status);
        assertThat(run("preview", file, "--from", "2026-13-02T00:00", "--for", "1d"))
                .returns(2, Run::status);
        assertThat(run("preview", file, "--from", "2026-11-02", "--for", "1d")).returns(2, Run::status);
        assertThat(run("preview", file, "--from", "2026-11-02T00:00", "--for", "1 day"))
                .returns(2, Run::status);
        assertThat(run("preview", file, "--from", "2026-11-02T00:00", "--for", "0s"))
                .returns(2, Run::status);
        assertThat(run("preview", file, "--from", "2026-11-02T00:00", "--for", "1d", "--slots", "--plays"))
                .returns(2, Run::status);
    }

    private static Run haTien(String... more) {
        String[] line = {
            "preview",
            GOOD + "ha-tien.yaml",
            "--config",
            GOOD + "ha-tien.node.yml",
            "--durations",
            GOOD + "ha-tien.durations.json",
            "--from",
            "2026-11-02T22:15",
            "--for",
            "3h"
        };
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return run(all);
    }

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
