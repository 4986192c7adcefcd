// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.time.SystemClock;

/** A process that writes the journal is killed at random instants; every play must be there, once. */
@Tag("L3")
class KillTest {
    /** {@code -Dcotmoc.kills=1000} in the long run. */
    private static final int KILLS = Integer.getInteger("cotmoc.kills", 25);

    private static final int MOST_STEPS = 60;

    @TempDir
    Path data;

    @Test
    void shouldHaveEveryPlayOnceWhenKilledAtAnyInstant() throws Exception {
        long seed = Long.getLong("cotmoc.seed", System.nanoTime());
        var random = new Random(seed);
        Set<String> started = new HashSet<>();
        Set<String> ended = new HashSet<>();
        Set<Object> files = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            for (String step : runAndKill(1 + random.nextInt(MOST_STEPS))) {
                WritingChild.Step told = WritingChild.Step.parse(step);
                (told.what().equals("started") ? started : ended).add("clip-" + told.play());
            }
            files.add(inode());
            // Else it was not the kill: who clears the folder of temporary files takes every play along.
            assertThat(files)
                    .as("seed=%d kill=%d: nobody took the database away", seed, kill)
                    .hasSize(1);
        }

        List<JsonNode> plays = plays();
        List<String> clips =
                plays.stream().map(row -> row.path("clip").asText()).toList();
        assertThat(plays)
                .as("seed=%d: all in one log", seed)
                .map(row -> row.path("log"))
                .containsOnly(plays.get(0).path("log"));
        assertThat(clips).as("seed=%d: never double", seed).doesNotHaveDuplicates();
        assertThat(clips).as("seed=%d: never absent", seed).containsAll(started);
        assertThat(plays)
                .as("seed=%d: at most one interrupted a kill", seed)
                .filteredOn(row -> row.path("outcome").asText().equals("interrupted"))
                .hasSizeLessThanOrEqualTo(KILLS)
                .allSatisfy(
                        row -> assertThat(ended).doesNotContain(row.path("clip").asText()));
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            assertThat(record.verify(rows -> {}).findings()).as("seed=%d", seed).isEmpty();
        }
    }

    /** What the child said before it was killed, in the middle of a write. */
    private List<String> runAndKill(int steps) throws Exception {
        Process child = WritingChild.start(data);
        List<String> said = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            for (int i = 0; i < steps; i++) {
                String step = out.readLine();
                assertThat(step).as("the child went on until it was killed").isNotNull();
                said.add(step);
            }
            // Not through Process, which would close the pipe and lose what the child still said.
            child.toHandle().destroyForcibly();
            child.waitFor();
            out.lines().forEach(said::add);
        }
        return said;
    }

    private Object inode() throws IOException {
        return Files.getAttribute(data.resolve("node.db"), "unix:ino");
    }

    /** Of every log, as a restart that began a new one would hide what the old one holds. */
    private List<JsonNode> plays() throws Exception {
        List<JsonNode> plays = new ArrayList<>();
        try (NodeDatabase database = NodeDatabase.open(data)) {
            SqliteJournal.open(database, WritingChild.NODE, WritingChild.SITE, WritingChild.ZONE, new SystemClock());
            List<String> lines = database.read(connection -> Sql.list(
                    connection, "SELECT line FROM rows WHERE type = 'play' ORDER BY id", row -> row.getString(1)));
            for (String line : lines) {
                plays.add(new JsonMapper().readTree(line));
            }
        }
        return plays;
    }
}
