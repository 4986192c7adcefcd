// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages and the completion that the package carries. */
@Tag("L1")
final class ManualCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        run("manual", "--out", folder.toString());
    }

    private static String run(String... words) {
        var out = new ByteArrayOutputStream();
        int status = Cotmoc.run(
                settings -> {
                    throw new AssertionError("no node is asked for");
                },
                Map.of(),
                out,
                new ByteArrayOutputStream(),
                words);
        assertThat(status).as(String.join(" ", words)).isZero();
        return out.toString(UTF_8);
    }

    @Test
    void shouldTellOfEachCommandWhatThatTellsItself() throws IOException {
        List<String> commands = pages("man/man1").stream()
                .map(page -> page.getFileName().toString().replace(".1.gz", "").split("-", -1))
                .filter(words -> words.length > 1)
                .map(words -> words[1])
                .distinct()
                .toList();

        assertThat(commands)
                .contains("check", "node", "bench")
                .allSatisfy(name -> assertThat(run(name, "--help")).contains("cotmoc " + name));
    }

    @Test
    void shouldTellInBothLanguagesWhatEveryCommandDoes() throws IOException {
        List<Path> english = pages("man/man1");
        List<Path> vietnamese = pages("man/vi/man1");

        assertThat(english).extracting(Path::getFileName).contains(Path.of("cotmoc.1.gz"), Path.of("cotmoc-push.1.gz"));
        assertThat(vietnamese)
                .extracting(Path::getFileName)
                .containsExactlyElementsOf(
                        english.stream().map(Path::getFileName).toList());
        for (Path page : Stream.concat(english.stream(), vietnamese.stream()).toList()) {
            assertThat(text(page)).as(page.toString()).containsPattern("\\.SH \"(NAME|TÊN)\"\n\\S+ \\\\- \\S");
        }
    }

    @Test
    void shouldSayTheSameWhenMadeAnew() throws IOException {
        Path completion = folder.resolve("bash-completion/completions/cotmoc");
        String before = Files.readString(completion);
        byte[] page = Files.readAllBytes(folder.resolve("man/man1/cotmoc.1.gz"));

        write();

        assertThat(Files.readString(completion))
                .isEqualTo(before)
                .contains("rollback")
                .doesNotContain("Date");
        assertThat(Files.readAllBytes(folder.resolve("man/man1/cotmoc.1.gz"))).isEqualTo(page);
    }

    private List<Path> pages(String below) throws IOException {
        try (Stream<Path> pages = Files.list(folder.resolve(below))) {
            return pages.sorted().toList();
        }
    }

    private static String text(Path page) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
