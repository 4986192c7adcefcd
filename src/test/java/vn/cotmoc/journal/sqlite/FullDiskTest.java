// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.time.SystemClock;

/**
 * Nothing can be written for a while: the limit on a file's size, set from outside while the process runs, fails its writes as
 * a full disk does, and needs no mount. What is offered meanwhile waits or is counted as lost, and the offering goes on.
 */
@Tag("L3")
class FullDiskTest {
    /** Who waited for the disk would wait for the pauses between the tries, ten seconds in the end; a busy machine costs some. */
    private static final long MOST_OFFER_MS = 2_000;

    @TempDir
    Path data;

    private Process child;
    private BufferedReader said;
    private long plays;
    private long slowestMs;

    @BeforeEach
    void start() throws Exception {
        start("unlimited");
        awaitReport(words -> words[2].equals("well") && Long.parseLong(words[0]) > 1_000);
    }

    private void start(String bytes) throws Exception {
        child = new ProcessBuilder(
                        "prlimit",
                        "--fsize=" + bytes + ":unlimited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OfferingChild.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = child.inputReader();
    }

    @AfterEach
    void kill() throws Exception {
        child.destroyForcibly().waitFor();
    }

    @Test
    void shouldLoseNothingWhenTheDiskIsFullForAShortTime() throws Exception {
        limitFiles("4096");
        awaitReport(words -> !words[2].equals("well"));
        limitFiles("unlimited");
        awaitReport(words -> words[2].equals("well") && Long.parseLong(words[1]) < 3_000);
        end();

        assertThat(rows("gap")).isEmpty();
        assertThat(rows("play")).hasSize((int) plays);
        assertWhole();
    }

    @Test
    void shouldSayInOneRowHowMuchWasLostWhenTheDiskIsFullForLong() throws Exception {
        limitFiles("4096");
        awaitReport(words -> !words[2].equals("well"));
        long then = plays;
        awaitReport(words -> Long.parseLong(words[0]) > then + 6_000);
        limitFiles("unlimited");
        awaitReport(words -> words[2].equals("well") && Long.parseLong(words[1]) < 3_000);
        end();

        assertThat(rows("gap")).singleElement().satisfies(gap -> {
            assertThat(gap.path("lost").asLong()).isPositive();
            assertThat(gap.path("lost").asLong() + rows("play").size()).isEqualTo(plays);
        });
        assertWhole();
    }

    @Test
    void shouldStartAndGoOnWhenTheDiskIsFull() throws Exception {
        child.destroyForcibly().waitFor();
        // Room enough for the index of the write-ahead log, which a crash leaves, and for no more of the log itself.
        start("65536");
        awaitReport(words -> !words[2].equals("well"));
        long first = plays;
        awaitReport(words -> Long.parseLong(words[0]) > first + 400);
        limitFiles("unlimited");
        awaitReport(words -> words[2].equals("well") && Long.parseLong(words[1]) < 3_000);
        end();

        assertThat(rows("gap")).isEmpty();
        List<String> clips =
                rows("play").stream().map(row -> row.path("clip").asText()).toList();
        assertThat(clips)
                .doesNotHaveDuplicates()
                .containsAll(LongStream.rangeClosed(first, plays)
                        .mapToObj(play -> "clip-" + play)
                        .toList());
        assertThat(rows("play"))
                .filteredOn(row -> row.path("outcome").asText().equals("interrupted"))
                .hasSizeLessThanOrEqualTo(1);
        assertWhole();
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

    private void awaitReport(Predicate<String[]> wanted) throws IOException {
        String[] words;
        do {
            String line = said.readLine();
            assertThat(line).as("the child goes on").isNotNull();
            words = line.split(" ", -1);
            plays = Long.parseLong(words[0]);
            slowestMs = Long.parseLong(words[3]);
        } while (!wanted.test(words));
    }

    private void end() throws Exception {
        try (OutputStream in = child.getOutputStream()) {
            in.write('\n');
        }
        awaitReport(words -> words[2].equals("ended"));
        assertThat(child.waitFor()).isZero();
        assertThat(slowestMs).as("offering never waits for the disk").isLessThan(MOST_OFFER_MS);
    }

    private void assertWhole() {
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            assertThat(record.verify(rows -> {}).findings()).isEmpty();
        }
    }

    private List<JsonNode> rows(String type) {
        List<JsonNode> rows = new ArrayList<>();
        try (NodeDatabase database = NodeDatabase.open(data)) {
            var reader = new SqliteJournalReader(database, WritingChild.NODE, WritingChild.ZONE, new SystemClock());
            for (String line :
                    reader.page(Optional.empty(), 0, 10_000_000, Set.of(type)).lines()) {
                rows.add(new JsonMapper().readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
