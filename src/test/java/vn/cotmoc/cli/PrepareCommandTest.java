// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.media.Ffmpeg;

/** {@code cotmoc prepare} as it is called. */
@Tag("L3")
class PrepareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path out;

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void chooseFolder() {
        out = folder.resolve("out");
    }

    @Test
    void shouldGoOnWithTheOthersWhenOneIsRefused() throws IOException {
        Path picture = Ffmpeg.still(folder.resolve("ảnh.bmp"), "64x36");
        Path garbage = Files.writeString(folder.resolve("garbage.mpg"), "không phải phim");
        Path plain = Ffmpeg.still(folder.resolve("plain.png"), "64x36");

        Run run = prepare("--lang", "en", picture + "", garbage + "", plain + "");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        picture + ": converted, " + out.resolve("anh.png"),
                        plain + ": plays as it is, " + out.resolve("plain.png"));
        assertThat(run.err()).contains(garbage + ": This is no picture or film", "    Play the file on this computer");
        assertThat(out).isDirectoryContaining("glob:**/anh.png").isDirectoryContaining("glob:**/plain.png");
        assertThat(plain).hasSameBinaryContentAs(out.resolve("plain.png"));
    }

    @Test
    void shouldTellAllInOneDocumentWhenAskedForJson() throws IOException {
        Path film = Ffmpeg.clip(folder.resolve("a.mpg"), "64x36", "25", 1, "-c:v", "mpeg2video", "-an");
        Path missing = folder.resolve("missing.avi");

        Run run = prepare("--format", "json", film + "", missing + "");

        assertThat(run).returns(1, Run::status).returns("", Run::err);
        JsonNode files = JSON.readTree(run.out()).path("files");
        assertThat(files).hasSize(2);
        assertThat(JSON.convertValue(files.get(0), new TypeReference<Map<String, Object>>() {}))
                .containsEntry("file", film.toString())
                .containsEntry("out", out.resolve("a.mp4").toString())
                .containsEntry("copied", false)
                .containsEntry("kind", "video")
                .containsEntry("width", 64)
                .containsEntry("durationMs", 1_000)
                .containsEntry("warnings", List.of())
                .containsEntry("code", null);
        assertThat(files.get(1).path("code").asText()).isEqualTo("media-unreadable");
        assertThat(files.get(1).path("detail").asText()).contains(missing.toString());
        assertThat(files.get(1).path("hint").asText()).isNotBlank();
    }

    @Test
    void shouldWarnWhenSomeOfAFilmCouldNotBeRead() throws IOException {
        Path film = Ffmpeg.clip(folder.resolve("a.ts"), "320x180", "25", 4, "-c:v", "mpeg2video", "-an");
        byte[] bytes = Files.readAllBytes(film);
        byte[] noise = new byte[bytes.length / 3];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 3, noise.length);
        Files.write(film, bytes);

        Run told = prepare("--lang", "vi", film + "");
        assertThat(told).returns(0, Run::status);
        assertThat(told.err()).startsWith(film + ": cảnh báo: một phần tệp không đọc được (");

        Run document = prepare("--lang", "en", "--force", "--format", "json", film + "");
        assertThat(JSON.readTree(document.out()).at("/files/0/warnings/0").asText())
                .startsWith("some of it could not be read (");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReplaceNoResultOfTheSameRun(boolean force) throws IOException {
        Path one = Ffmpeg.still(Files.createDirectory(folder.resolve("1")).resolve("a.bmp"), "64x36");
        Path two = Ffmpeg.still(Files.createDirectory(folder.resolve("2")).resolve("a.bmp"), "32x18");

        Run run = force
                ? prepare("--force", "--format", "json", one + "", two + "")
                : prepare("--format", "json", one + "", two + "");

        assertThat(run.status()).isEqualTo(1);
        JsonNode files = JSON.readTree(run.out()).path("files");
        assertThat(StreamSupport.stream(files.spliterator(), false)
                        .map(file -> file.path("code").asText(null)))
                .containsExactlyInAnyOrder(null, "prepare-exists");
        assertThat(out).isDirectoryContaining("glob:**/a.png");
        assertThat(out.toFile().list()).hasSize(1);
    }

    @Test
    void shouldReplaceAnEarlierResultWhenForcedAlone() throws IOException {
        Path picture = Ffmpeg.still(folder.resolve("a.bmp"), "64x36");
        Files.writeString(Files.createDirectory(out).resolve("a.png"), "khác");

        assertThat(prepare("--lang", "en", picture + ""))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains(out.resolve("a.png") + " is there already"));
        assertThat(out.resolve("a.png")).hasContent("khác");

        assertThat(prepare("--force", picture + "")).returns(0, Run::status);
        assertThat(Files.size(out.resolve("a.png"))).isGreaterThan(10);
    }

    /** Nobody writes to the pipe before the other file is done. */
    @Test
    void shouldPrepareSeveralAtOnce() throws Exception {
        Path pipe = folder.resolve("slow.mpg");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path picture = Ffmpeg.still(folder.resolve("a.bmp"), "64x36");

        var run = CompletableFuture.supplyAsync(() -> prepare("--format", "json", pipe + "", picture + ""));

        await().atMost(SOON).until(() -> Files.exists(out.resolve("a.png")));
        assertThat(run).isNotDone();
        try (var writer = Files.newOutputStream(pipe)) {
            Files.delete(pipe);
            writer.write("slow".getBytes(UTF_8));
        }
        assertThat(JSON.readTree(run.get(SOON.toSeconds(), TimeUnit.SECONDS).out())
                        .at("/files/0/code")
                        .asText())
                .isEqualTo("media-unreadable");
    }

    @Test
    void shouldEndWithTwoWhenTheLineIsWrong() {
        assertThat(run("prepare", "a.mpg")).returns(2, Run::status);
        assertThat(run("prepare", "--out", out + "")).returns(2, Run::status);
        assertThat(prepare("--page", "hai", "a.pdf")).returns(2, Run::status);
    }

    private Run prepare(String... more) {
        String[] line = new String[more.length + 3];
        line[0] = "prepare";
        line[1] = "--out";
        line[2] = out.toString();
        System.arraycopy(more, 0, line, 3, more.length);
        return run(line);
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
