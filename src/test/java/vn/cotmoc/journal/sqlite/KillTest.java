// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.JournalReader;
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
        for (int kill = 0; kill < KILLS; kill++) {
            for (String step : runAndKill(1 + random.nextInt(MOST_STEPS))) {
                WritingChild.Step told = WritingChild.Step.parse(step);
                (told.what().equals("started") ? started : ended).add("clip-" + told.play());
            }
        }

        List<JsonNode> plays = plays();
        List<String> clips =
                plays.stream().map(row -> row.path("clip").asText()).toList();
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

    private List<JsonNode> plays() throws Exception {
        var clock = new SystemClock();
        List<JsonNode> plays = new ArrayList<>();
        try (NodeDatabase database = NodeDatabase.open(data)) {
            SqliteJournal.open(database, WritingChild.NODE, WritingChild.SITE, WritingChild.ZONE, clock);
            var reader = new SqliteJournalReader(database, WritingChild.NODE, WritingChild.ZONE, clock);
            JournalReader.Page page = reader.page(Optional.empty(), 0, 1_000_000, Set.of("play"));
            for (String line : page.lines()) {
                plays.add(new JsonMapper().readTree(line));
            }
        }
        return plays;
    }
}
