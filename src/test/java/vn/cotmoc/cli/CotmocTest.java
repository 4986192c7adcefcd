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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is called: exit status, languages, forms. */
@Tag("L1")
class CotmocTest {
    private static final String EXAMPLES = "src/test/resources/examples/playlists/";

    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    @Test
    void shouldTellVersionAndHelp() {
        assertThat(run("--version"))
                .returns(0, Run::status)
                .satisfies(run -> assertThat(run.out()).startsWith("cotmoc "));
        assertThat(run("--help", "--lang", "en").out())
                .contains("Tells all errors and warnings of playlists.", "--lang");
        assertThat(run("--help", "--lang=vi").out()).contains("Cho biết mọi lỗi và cảnh báo của danh sách phát.");
        assertThat(run("check", "--help", "--lang", "vi").out())
                .contains("--durations", "Các danh sách phát", "Xem hướng dẫn này.", "Ngôn ngữ của thông báo");
    }

    @Test
    void shouldEndWithTwoWhenTheLineIsWrong() {
        assertThat(run()).returns(2, Run::status).returns("", Run::out);
        assertThat(run("chek")).returns(2, Run::status);
        assertThat(run("check")).returns(2, Run::status);
        assertThat(run("check", "--lang", "fr", "a.yaml")).returns(2, Run::status);
        assertThat(run("check", "--format", "xml", "a.yaml")).returns(2, Run::status);
        assertThat(run("check", "--colour", "a.yaml")).returns(2, Run::status);
    }

    @Test
    void shouldTellAWrongLineAsAnObjectWhenJsonIsWanted() throws IOException {
        Run run = run("check", "--format=json");

        assertThat(run).returns(2, Run::status).returns("", Run::out);
        assertThat(json(run.err()).get("code").asText()).isEqualTo("usage");
    }

    @Test
    void shouldSpeakTheLanguageOfTheMachineWhenNoneIsAskedFor() {
        String bad = EXAMPLES + "bad/time-of-day.yaml";

        assertThat(run(Map.of("LANG", "vi_VN.UTF-8"), "check", bad).out()).contains("không phải là giờ trong ngày");
        assertThat(run(Map.of("LANG", "vi_VN.UTF-8", "LC_ALL", "C"), "check", bad)
                        .out())
                .contains("is not a time of day");
        assertThat(run(Map.of("LANG", "vi_VN.UTF-8"), "check", bad, "--lang", "en")
                        .out())
                .contains("is not a time of day");
        assertThat(run(Map.of(), "check", bad).out()).contains("is not a time of day");
    }

    @Test
    void shouldNamePlaceCodeAndCureWhenAPlaylistIsRefused() {
        Run run = run("check", EXAMPLES + "bad/time-of-day.yaml", "--lang", "en");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(EXAMPLES
                        + "bad/time-of-day.yaml:9:32 /schedule/0/at/1  time-of-day  `25:00` is not a time of day")
                .contains("From 00:00 to 23:59:59");
    }

    @Test
    void shouldPrintOneDocumentForAllFilesWhenJsonIsWanted() throws IOException {
        Run run = run(
                "check",
                EXAMPLES + "warned/unknown-topic.yaml",
                EXAMPLES + "bad/many.yaml",
                "none.yaml",
                "--format",
                "json");

        JsonNode files = json(run.out()).get("files");
        assertThat(run).returns(1, Run::status).returns("", Run::err);
        assertThat(files.findValuesAsText("file")).contains(EXAMPLES + "warned/unknown-topic.yaml", "none.yaml");
        assertThat(files.get(0).get("warnings").findValuesAsText("code")).contains("unknown-topic");
        assertThat(files.get(1).get("errors")).hasSizeGreaterThanOrEqualTo(8);
        assertThat(files.get(1).get("errors").get(0).properties().stream().map(Map.Entry::getKey))
                .containsExactly("file", "pointer", "line", "column", "code", "detail", "hint");
        assertThat(files.get(2).get("errors").findValuesAsText("code")).containsExactly("file-missing");
    }

    @Test
    void shouldEndWithZeroWhenThereAreOnlyWarnings() throws IOException {
        String good = EXAMPLES + "good/toi-thieu";

        Run run = run("check", good + ".yaml", "--durations", good + ".durations.json", "--format", "json");

        assertThat(run).returns(0, Run::status).returns("", Run::err);
        assertThat(json(run.out()).get("files").get(0).get("errors")).isEmpty();
        assertThat(run("check", good + ".yaml", "--lang", "en"))
                .returns(1, Run::status)
                .satisfies(missing -> assertThat(missing.out()).contains("media-missing"));
    }

    @Test
    void shouldTellAFaultOnStderr() throws IOException {
        Path durations = Files.writeString(folder.resolve("d.json"), "{\"a\": 0, \"b\": 1.5}");
        String good = EXAMPLES + "good/toi-thieu.yaml";

        Run text = run("check", good, "--durations", durations.toString(), "--lang", "en");
        Run object = run("check", good, "--durations", durations.toString(), "--format", "json");

        assertThat(text).returns(1, Run::status).returns("", Run::out);
        assertThat(text.err())
                .contains("has errors and is refused", "/a  number-range", "/b  wrong-type", "It is JSON");
        assertThat(object).returns(1, Run::status).returns("", Run::out);
        JsonNode problem = json(object.err());
        assertThat(problem.get("code").asText()).isEqualTo("durations-refused");
        assertThat(problem.get("category").asText()).isEqualTo("REFUSED");
        assertThat(problem.get("errors")).hasSize(2);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Run run(String... args) {
        return run(Map.of(), args);
    }

    private static Run run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started here");
        };
        int status = Cotmoc.run(none, environment, out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
