// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shellcheck says about our scripts; Debian's package of that name must be installed. */
@Tag("L0")
class ScriptsTest {
    static List<String> scripts() throws IOException {
        return Repository.read(Path.of("").toAbsolutePath()).files().stream()
                .filter(file -> file.text().startsWith("#!"))
                .map(Repository.File::path)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shouldBeCleanAndRunnable(String script) throws Exception {
        Process check = new ProcessBuilder("shellcheck", script)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(check.waitFor()).isZero();
        assertThat(Path.of(script)).matches(Files::isExecutable, "executable");
    }

    @ParameterizedTest
    @MethodSource("inUse")
    void shouldBeLookedAt(String script) throws IOException {
        assertThat(scripts()).contains(script);
    }

    static Stream<String> inUse() {
        return Stream.of("cotmoc", ".ci/run");
    }
}
