// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class FilesProgressTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-30T02:00:00Z"));

    @Test
    void shouldWeighEachFileByItsBytesOnceASecondHasPassed() throws IOException {
        Path small = file("small.mpg", 1);
        Path large = file("large.mpg", 3);
        FilesProgress progress = progress(true, small, large, small);

        progress.at(small, 1);
        assertThat(said()).isEmpty();

        clock.pass(Duration.ofSeconds(2));
        progress.at(large, 0.7);
        assertThat(said()).isEqualTo("\r[" + "#".repeat(23) + "-".repeat(7) + "] 3/4 MiB  large.mpg ");

        progress.at(large, 1);
        assertThat(said()).endsWith("\r[" + "#".repeat(30) + "] 4/4 MiB  large.mpg " + System.lineSeparator());
    }

    @Test
    void shouldSayNothingWhereNobodyLooks() throws IOException {
        Path file = file("a.mpg", 1);
        FilesProgress progress = progress(false, file);
        clock.pass(Duration.ofSeconds(2));

        progress.at(file, 1);

        assertThat(said()).isEmpty();
    }

    private FilesProgress progress(boolean shown, Path... files) {
        Console console = Console.of(OutputStream.nullOutputStream(), err, Map.of(), List.of());
        return new FilesProgress(new ProgressBar(console, clock, shown), List.of(files));
    }

    private Path file(String name, int mebibytes) throws IOException {
        return Files.write(folder.resolve(name), new byte[mebibytes * MIB]);
    }

    private String said() {
        return err.toString(UTF_8);
    }
}
