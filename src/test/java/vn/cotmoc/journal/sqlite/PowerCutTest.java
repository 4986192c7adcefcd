// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.time.SystemClock;

/**
 * The power goes while the journal is being written: what was synced is there, of what was not some part, perhaps torn. The
 * process is stopped amid its work and its folder copied; in the copy the tail behind the last sync is dropped or torn.
 */
@Tag("L3")
class PowerCutTest {
    /** {@code -Dcotmoc.kills=1000} in the long run. */
    private static final int CUTS = Integer.getInteger("cotmoc.kills", 25);

    private static final int MOST_STEPS = 300;

    @TempDir
    Path folder;

    @Test
    void shouldHaveEveryPlayOnceWhenThePowerFailsAtAnyInstant() throws Exception {
        long seed = Long.getLong("cotmoc.seed", System.nanoTime());
        var random = new Random(seed);
        Process child = WritingChild.start(folder.resolve("live"));
        try (BufferedReader out = child.inputReader()) {
            List<WritingChild.Step> told = new ArrayList<>();
            for (int cut = 0; cut < CUTS; cut++) {
                for (int i = random.nextInt(MOST_STEPS); i >= 0; i--) {
                    told.add(WritingChild.Step.parse(out.readLine()));
                }
                Path copy = folder.resolve("cut-" + cut);
                signal(child, "STOP");
                copy(folder.resolve("live"), copy);
                signal(child, "CONT");
                dropUnsynced(
                        copy.resolve("node.db-wal"), told.get(told.size() - 1).synced(), random);
                check(copy, told, "seed=" + seed + " cut=" + cut);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** What was written after the last step that is known to be on the disk: gone, cut short, or garbage. */
    private static void dropUnsynced(Path wal, WalTail synced, Random random) throws IOException {
        WalTail now = WalTail.of(wal);
        // A new generation begins when all of the one before lies in the database, synced.
        long safe = now.generation() == synced.generation() ? synced.end() : 0;
        if (now.end() <= safe) {
            return;
        }
        long from = safe + random.nextLong(now.end() - safe + 1);
        try (var file = new RandomAccessFile(wal.toFile(), "rw")) {
            if (random.nextBoolean()) {
                file.setLength(from);
            } else {
                var garbage = new byte[(int) (file.length() - from)];
                random.nextBytes(garbage);
                file.seek(from);
                file.write(garbage);
            }
        }
    }

    private static void check(Path data, List<WritingChild.Step> told, String run) throws Exception {
        List<JsonNode> plays = plays(data);
        List<String> clips =
                plays.stream().map(row -> row.path("clip").asText()).toList();
        List<String> complete = plays.stream()
                .filter(row -> row.path("outcome").asText().equals("complete"))
                .map(row -> row.path("clip").asText())
                .toList();
        assertThat(clips).as("%s: never double", run).doesNotHaveDuplicates();
        assertThat(clips)
                .as("%s: never absent", run)
                .containsAll(told.stream().map(step -> "clip-" + step.play()).toList());
        assertThat(complete)
                .as("%s: what had ended is complete", run)
                .containsAll(told.stream()
                        .filter(step -> step.what().equals("ended"))
                        .map(step -> "clip-" + step.play())
                        .toList());
        assertThat(plays.size() - complete.size())
                .as("%s: at most one interrupted", run)
                .isLessThanOrEqualTo(1);
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            assertThat(record.verify(rows -> {}).findings()).as(run).isEmpty();
        }
    }

    private static List<JsonNode> plays(Path data) throws Exception {
        var clock = new SystemClock();
        List<JsonNode> plays = new ArrayList<>();
        try (NodeDatabase database = NodeDatabase.open(data)) {
            SqliteJournal.open(database, WritingChild.NODE, WritingChild.SITE, WritingChild.ZONE, clock);
            var reader = new SqliteJournalReader(database, WritingChild.NODE, WritingChild.ZONE, clock);
            for (String line :
                    reader.page(Optional.empty(), 0, 1_000_000, Set.of("play")).lines()) {
                plays.add(new JsonMapper().readTree(line));
            }
        }
        return plays;
    }

    /** The index beside the log lies in memory alone: it does not outlive the power. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of("node.db", "node.db-wal")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    private static void signal(Process child, String name) throws Exception {
        int status = new ProcessBuilder("kill", "-" + name, String.valueOf(child.pid()))
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
