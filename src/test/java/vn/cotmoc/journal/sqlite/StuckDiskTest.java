// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that does not answer for a while, and one whose file system lets itself only be read after an error. */
@Tag("L3")
@Timeout(120)
class StuckDiskTest {
    private LoopDisk disk;
    private Offering child;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        disk = new LoopDisk(folder);
        child = new Offering(disk.folder(), "unlimited");
        child.await(told -> told.well() && told.plays() > 400);
    }

    @AfterEach
    void end() throws Exception {
        child.close();
        disk.close();
    }

    @Test
    void shouldGoOnAndSayInOneRowHowMuchWasLostWhenTheDiskHangs() throws Exception {
        disk.freeze();
        try {
            long then = child.plays();
            child.await(told -> told.plays() > then + 4_000 && told.code().equals("disk-hangs"));
        } finally {
            disk.thaw();
        }
        child.await(Offering.Told::caughtUp);
        child.end();

        int plays = child.rows("play").size();
        assertThat(child.rows("gap")).singleElement().satisfies(gap -> {
            assertThat(gap.path("why").asText()).isEqualTo("write-failed");
            assertThat(gap.path("lost").asLong()).isPositive();
            assertThat(gap.path("lost").asLong() + plays).isEqualTo(child.plays());
        });
        child.assertWhole();
    }

    @Test
    void shouldGoOnAndKeepWhatWasWrittenWhenTheDiskCanOnlyBeRead() throws Exception {
        disk.fail();
        child.await(told -> told.code().equals("database-unreachable"));
        long written = child.plays();
        child.await(told -> told.plays() > written + 400);
        child.close();
        disk.repair();

        child = new Offering(disk.folder(), "unlimited");
        child.await(told -> told.well() && told.plays() > written);
        child.end();

        List<String> clips = child.rows("play").stream()
                .map(row -> row.path("clip").asText())
                .toList();
        assertThat(clips)
                .as("each once, none left out")
                .isEqualTo(IntStream.rangeClosed(1, clips.size())
                        .mapToObj(play -> "clip-" + play)
                        .toList());
        child.assertWhole();
    }
}
