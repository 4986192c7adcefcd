// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.health.doctor.Finding.Level;
import vn.cotmoc.time.Moment;

@Tag("L1")
class SurroundingsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWarnWhenThereIsLittleMemory() throws IOException {
        Path meminfo = folder.resolve("meminfo");
        Files.writeString(meminfo, "MemTotal:  2000000 kB\nMemAvailable:    716800 kB\n");
        assertThat(Surroundings.memory(meminfo).level()).isEqualTo(Level.OK);

        Files.writeString(meminfo, "MemTotal:  2000000 kB\nMemAvailable:    716799 kB\n");
        assertThat(Surroundings.memory(meminfo).level()).isEqualTo(Level.WARNING);
        assertThat(Surroundings.memory(folder.resolve("none")).level()).isEqualTo(Level.WARNING);
    }

    @Test
    void shouldLookAtClockAndLocale() {
        assertThat(Surroundings.clock(new Moment(Instant.EPOCH, 0, true)).level())
                .isEqualTo(Level.OK);
        assertThat(Surroundings.clock(new Moment(Instant.EPOCH, 0, false)).level())
                .isEqualTo(Level.WARNING);
        assertThat(Surroundings.locale("UTF-8").level()).isEqualTo(Level.OK);
        assertThat(Surroundings.locale("ANSI_X3.4-1968").level()).isEqualTo(Level.ERROR);
    }

    @Test
    void shouldFindTheLettersWhereTheTestsRun() {
        assertThat(Surroundings.fonts()).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(Surroundings.canWrite("SansSerif", "\uE000"))
                .as("a letter of nobody's")
                .isFalse();
    }
}
