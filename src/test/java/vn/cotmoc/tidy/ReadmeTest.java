// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two commands of the README, as printed. {@code verify} runs this very test, so of it we ask only that CI runs the same.
 */
@Tag("L5")
class ReadmeTest {
    private static final Pattern DEMO = Pattern.compile("\\./cotmoc demo --for (\\d+)s");
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    /** What the demo may take on top of its time, and the launcher for a build that it finds to be due. */
    private static final long GRACE_S = 15 + 300;

    @Test
    void shouldPlayAndEndByItselfWhenTheDemoIsRunAsPrinted(@TempDir Path folder) throws Exception {
        MatchResult demo = DEMO.matcher(readme()).results().findFirst().orElseThrow();
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(demo.group().split(" ", -1))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(Long.parseLong(demo.group(1)) + GRACE_S, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            process.destroy();
        }

        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).containsPattern(ADDRESS);
    }

    @Test
    void shouldCheckWhatCiChecksWhenVerifyIsRun() throws IOException {
        List<String> ofCi = Files.readAllLines(Path.of(".ci/run")).stream()
                .filter(line -> line.contains("cotmoc"))
                .toList();

        assertThat(readme()).contains("\n./cotmoc verify\n");
        assertThat(ofCi).containsExactly("exec ./cotmoc verify");
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
