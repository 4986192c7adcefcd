// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing can be written for a while: the limit on a file's size, set from outside while the process runs, fails its writes as
 * a full disk does, and needs no mount. What is offered meanwhile waits or is counted as lost, and the offering goes on.
 */
@Tag("L3")
class FullDiskTest {
    @TempDir
    Path data;

    private Offering child;

    @BeforeEach
    void start() throws Exception {
        child = new Offering(data, "unlimited");
        child.await(told -> told.well() && told.plays() > 1_000);
    }

    @AfterEach
    void kill() throws Exception {
        child.close();
    }

    @Test
    void shouldLoseNothingWhenTheDiskIsFullForAShortTime() throws Exception {
        limitFiles("4096");
        child.await(told -> !told.well());
        limitFiles("unlimited");
        child.await(Offering.Told::caughtUp);
        child.end();

        assertThat(child.rows("gap")).isEmpty();
        assertThat(child.rows("play")).hasSize((int) child.plays());
        child.assertWhole();
    }

    @Test
    void shouldSayInOneRowHowMuchWasLostWhenTheDiskIsFullForLong() throws Exception {
        limitFiles("4096");
        child.await(told -> !told.well());
        long then = child.plays();
        child.await(told -> told.plays() > then + 6_000);
        limitFiles("unlimited");
        child.await(Offering.Told::caughtUp);
        child.end();

        int plays = child.rows("play").size();
        assertThat(child.rows("gap")).singleElement().satisfies(gap -> {
            assertThat(gap.path("lost").asLong()).isPositive();
            assertThat(gap.path("lost").asLong() + plays).isEqualTo(child.plays());
        });
        child.assertWhole();
    }

    @Test
    void shouldStartAndGoOnWhenTheDiskIsFull() throws Exception {
        child.close();
        // Room enough for the index of the write-ahead log, which a crash leaves, and for no more of the log itself.
        child = new Offering(data, "65536");
        child.await(told -> !told.well());
        long first = child.plays();
        child.await(told -> told.plays() > first + 400);
        limitFiles("unlimited");
        child.await(Offering.Told::caughtUp);
        child.end();

        assertThat(child.rows("gap")).isEmpty();
        List<String> clips = child.rows("play").stream()
                .map(row -> row.path("clip").asText())
                .toList();
        assertThat(clips)
                .doesNotHaveDuplicates()
                .containsAll(LongStream.rangeClosed(first, child.plays())
                        .mapToObj(play -> "clip-" + play)
                        .toList());
        assertThat(child.rows("play"))
                .filteredOn(row -> row.path("outcome").asText().equals("interrupted"))
                .hasSizeLessThanOrEqualTo(1);
        child.assertWhole();
    }

    /** Of files that are written to from now on. */
    private void limitFiles(String bytes) throws Exception {
        int status = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(child.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
