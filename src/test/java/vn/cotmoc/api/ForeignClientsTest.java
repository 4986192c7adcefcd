// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.media.NpmPackage;
import vn.cotmoc.media.Sha256;

/** What others wrote finds nothing wrong with the API: a linter of OpenAPI documents, and a client of tus. */
@Tag("L3")
@Timeout(180)
class ForeignClientsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/vn/cotmoc/api");
    private static final int FILE_BYTES = 2 << 20;
    private static final int CHUNK_BYTES = 256 << 10;

    @TempDir
    Path folder;

    private TestNode node;

    @BeforeEach
    void serve() throws IOException {
        node = new TestNode(folder);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void shouldHaveADocumentThatALinterFindsNothingWrongWith() throws Exception {
        NpmPackage linter = NpmPackage.install("@redocly/openapi-core", "1.34.5");
        String document =
                node.http.get(node.http.operator, "/api/v1/openapi.json").body();
        Path file = folder.resolve("openapi.json");
        Path script = SCRIPTS.resolve("lint.js");

        assertThat(said(linter.script(script, Files.writeString(file, document).toString())))
                .isEmpty();
        Files.writeString(
                file, document.replaceFirst("\"operationId\":\"get-status\"", "\"operationId\":\"get-media\""));
        assertThat(said(linter.script(script, file.toString())))
                .as("it does look")
                .anyMatch(line -> line.startsWith("error operation-operationId-unique"));
    }

    @Test
    void shouldTakeAFileFromATusClientThatGaveUpAndGoesOnInAnotherProcess() throws Exception {
        NpmPackage tus = NpmPackage.install("tus-js-client", "4.3.1");
        Path film = film();
        assertThat(send(tus, node.http.server.address(), film, String.valueOf(3 * CHUNK_BYTES)))
                .endsWith("gave up");
        assertThat(node.media.findWhole(Sha256.of(film))).isEmpty();

        List<String> again = send(tus, node.http.server.address(), film);

        assertThat(again).startsWith("HEAD ", "PATCH " + 3 * CHUNK_BYTES).endsWith("whole");
        assertThat(node.media.findWhole(Sha256.of(film)))
                .hasValueSatisfying(path -> assertThat(path).hasSameBinaryContentAs(film));
    }

    @Test
    void shouldTakeAFileFromATusClientOverALineThatBreaks() throws Exception {
        NpmPackage tus = NpmPackage.install("tus-js-client", "4.3.1");
        Path film = film();
        try (var line = new BreakingLine(node.http.server.address(), CHUNK_BYTES + CHUNK_BYTES / 2, 2)) {
            assertThat(send(tus, line.address(), film))
                    .startsWith("POST ")
                    .contains("HEAD ")
                    .endsWith("whole");
            assertThat(line.breaksLeft()).isZero();
        }
        assertThat(node.media.findWhole(Sha256.of(film))).isPresent();
    }

    private Path film() throws IOException {
        byte[] bytes = new byte[FILE_BYTES];
        new Random(8).nextBytes(bytes);
        return Files.write(folder.resolve("film.mp4"), bytes);
    }

    private List<String> send(NpmPackage tus, URI to, Path film, String... more) throws Exception {
        String memory = folder.resolve("uploads.json").toString();
        var words = new java.util.ArrayList<>(
                List.of(to.toString(), node.http.technician, film.toString(), Sha256.of(film), memory));
        words.addAll(List.of(more));
        return said(tus.script(SCRIPTS.resolve("tus.js"), words.toArray(String[]::new)));
    }

    private static List<String> said(ProcessBuilder script) throws Exception {
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
