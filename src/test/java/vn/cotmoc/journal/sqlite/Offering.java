// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.cotmoc.time.SystemClock;

/** An {@link OfferingChild} that runs, seen from outside, and what it leaves behind. */
final class Offering implements AutoCloseable {
    /** Who waited for the disk would wait for the pauses between the tries, ten seconds in the end; a busy machine costs some. */
    private static final long MOST_OFFER_MS = 2_000;

    private final Path data;
    private final Process child;
    private final BufferedReader said;
    private Told last = new Told(0, 0, "", 0);

    /**
     * How it goes.
     *
     * @param code {@code well}, or why nothing can be written
     */
    record Told(long plays, long waiting, String code, long slowestMs) {
        static Told parse(String line) {
            String[] words = line.split(" ", -1);
            return new Told(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], Long.parseLong(words[3]));
        }

        boolean well() {
            return code.equals("well");
        }

        /** It is written again, and what waited is on the disk. */
        boolean caughtUp() {
            return well() && waiting < 3_000;
        }
    }

    /** @param bytes to which each of its files may grow, or {@code unlimited} */
    Offering(Path data, String bytes) throws IOException {
        this.data = data;
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

    long pid() {
        return child.pid();
    }

    /** As of what it told last. */
    long plays() {
        return last.plays();
    }

    /** Reads what it tells until that is it. */
    void await(Predicate<Told> wanted) throws IOException {
        do {
            String line = said.readLine();
            assertThat(line).as("the child goes on").isNotNull();
            last = Told.parse(line);
            assertThat(last.slowestMs()).as("offering never waits for the disk").isLessThan(MOST_OFFER_MS);
        } while (!wanted.test(last));
    }

    /** Lets it write what is left, and end. */
    void end() throws Exception {
        try (OutputStream in = child.getOutputStream()) {
            in.write('\n');
        }
        await(told -> told.code().equals("ended"));
        assertThat(child.waitFor()).isZero();
    }

    /** The journal's rows of this type, when it has ended. */
    List<JsonNode> rows(String type) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (NodeDatabase database = NodeDatabase.open(data)) {
            var reader = new SqliteJournalReader(database, WritingChild.NODE, WritingChild.ZONE, new SystemClock());
            for (String line :
                    reader.page(Optional.empty(), 0, 10_000_000, Set.of(type)).lines()) {
                rows.add(new JsonMapper().readTree(line));
            }
        }
        return rows;
    }

    void assertWhole() {
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            assertThat(record.verify(rows -> {}).findings()).isEmpty();
        }
    }

    /** Kills it, where it has not ended. */
    @Override
    public void close() throws InterruptedException {
        child.destroyForcibly().waitFor();
    }
}
