// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.time.FakeClock;

/** Backup and restore, as the RUNBOOK tells them. */
@Tag("L3")
final class RestoredDatabaseTest {
    private static final Pattern BACKUP = Pattern.compile("`(sqlite3 /var/lib/cotmoc/node\\.db [^`]*)`");
    private static final String NODE = "nut-1";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Site SITE = new Site("thu", "Thử", "Tây Ninh", null);

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private Path data;
    private Path backup;

    @BeforeEach
    void place() {
        data = folder.resolve("data");
        backup = folder.resolve("backup.db");
    }

    @Test
    void shouldBeWholeWhenItWasCopiedWhileTheNodeWrote() throws Exception {
        try (NodeDatabase database = NodeDatabase.open(data);
                SqliteJournal journal = SqliteJournal.open(database, NODE, SITE, ZONE, clock)) {
            write(journal, 2);
            backUp();
            write(journal, 1);
        }
        restore();

        assertThat(seq()).isEqualTo(3);
        assertWhole();
    }

    @Test
    void shouldGoOnWithItsLogWhenTheOfficeHoldsNothingLater() throws Exception {
        String before = run(2);
        try (CentralDatabase central = CentralDatabase.create(folder.resolve("central.db"))) {
            pull(central);
            Files.copy(data.resolve("node.db"), backup);
            run(3);
            restore();

            assertThat(run(2)).isEqualTo(before);
            pull(central);
            assertThat(central.verify(rows -> {}).findings()).isEmpty();
        }
    }

    @Test
    void shouldBeginALogOfItsOwnWhenTheOfficeHoldsLaterRows() throws Exception {
        String before = run(1);
        Files.copy(data.resolve("node.db"), backup);
        run(3);
        try (CentralDatabase central = CentralDatabase.create(folder.resolve("central.db"))) {
            pull(central);
            restore();
            clock.pass(Duration.ofHours(1));
            String after = run(4);
            pull(central);

            assertThat(after).isNotEqualTo(before);
            assertThat(run(1)).as("the next start goes on with it").isEqualTo(after);
            pull(central);
            assertThat(central.logs()).hasSize(2);
            assertThat(central.verify(rows -> {}).findings()).isEmpty();
        }
        assertWhole();
    }

    @Test
    void shouldBeginALogOfItsOwnWhenItLacksWhatWasSigned() throws Exception {
        String before = run(1);
        Files.copy(data.resolve("node.db"), backup);
        run(3);
        try (NodeDatabase database = NodeDatabase.open(data)) {
            new SqliteHeads(database, NODE, ZONE, clock, NodeKey.open(data.resolve("key"), NODE)).sign();
        }
        restore();

        assertThat(run(0)).isNotEqualTo(before);
    }

    @Test
    void shouldBeginALogOfItsOwnAlsoWhenAnEarlierLogWasServedLast() throws Exception {
        String first = run(1);
        Files.copy(data.resolve("node.db"), backup);
        run(3);
        serve(Optional.empty());
        restore();
        String second = run(1);
        Files.copy(data.resolve("node.db"), backup, StandardCopyOption.REPLACE_EXISTING);
        run(3);
        serve(Optional.of(second));
        serve(Optional.of(first));
        restore();

        assertThat(run(1)).isNotIn(first, second);
    }

    private void serve(Optional<String> log) {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            reader(database).page(log, 0, 100, Set.of());
        }
    }

    @Test
    void shouldKeepTheSuspensionAndCloseNoPlayOfAnotherTimeInTheNewLog() throws Exception {
        try (NodeDatabase database = NodeDatabase.open(data);
                SqliteJournal journal = SqliteJournal.open(database, NODE, SITE, ZONE, clock)) {
            Instant now = clock.now().wall();
            var since = new Site.Suspension(LocalDate.parse("2026-11-20"), "sửa chữa");
            journal.write(List.of(
                    new Entry.SiteSuspended(since),
                    new Entry.Intent(7, Showings.between("man", "mot", now), "{\"a\":1}"),
                    new Entry.Started("man", 7, now)));
            backUp();
        }
        run(2);
        restore();

        try (NodeDatabase database = NodeDatabase.open(data);
                SqliteJournal journal = SqliteJournal.open(database, NODE, SITE, ZONE, clock)) {
            assertThat(reader(database).site().suspended()).isNotNull();
            assertThat(reader(database).page(Optional.empty(), 0, 10, Set.of()).lines())
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains("\"type\":\"site\""));
            assertThat(journal.lastPlay("man")).isEqualTo(7);
            assertThat(journal.findHistory("man")).contains("{\"a\":1}");
        }
        assertWhole();
    }

    /** As after a move to another machine: the word on how far the journal was served is lost. */
    @Test
    void shouldBeRefusedByTheOfficeWhenNothingTellsThatItWasRestored() throws Exception {
        run(1);
        Files.copy(data.resolve("node.db"), backup);
        run(3);
        try (CentralDatabase central = CentralDatabase.create(folder.resolve("central.db"))) {
            pull(central);
            restore();
            Files.delete(data.resolve("head"));
            clock.pass(Duration.ofHours(1));
            run(4);

            assertThatThrownBy(() -> pull(central))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("journal-fork"));
        }
    }

    /** The runbook's own command, in this place. */
    private void backUp() throws Exception {
        String printed = BACKUP.matcher(Files.readString(Path.of("src/site/markdown/RUNBOOK.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String here = printed.replace("/var/lib/cotmoc", data.toString()).replace("/mnt/node.db", backup.toString());
        Process command = new ProcessBuilder("sh", "-c", here).inheritIO().start();
        assertThat(command.waitFor()).as(here).isZero();
        assertThat(backup).isNotEmptyFile();
    }

    private void restore() throws Exception {
        Files.deleteIfExists(data.resolve("node.db-wal"));
        Files.deleteIfExists(data.resolve("node.db-shm"));
        Files.copy(backup, data.resolve("node.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The daemon writes so many clock rows; gives the log. */
    private String run(int rows) {
        try (NodeDatabase database = NodeDatabase.open(data);
                SqliteJournal journal = SqliteJournal.open(database, NODE, SITE, ZONE, clock)) {
            write(journal, rows);
            return reader(database).head().log();
        }
    }

    private void write(SqliteJournal journal, int rows) {
        for (int i = 0; i < rows; i++) {
            clock.pass(Duration.ofMinutes(1));
            journal.write(List.of(new Entry.ClockChanged("stepped", 1_000L)));
        }
    }

    private long seq() {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            return reader(database).head().seq();
        }
    }

    private JournalReader reader(NodeDatabase database) {
        return new SqliteJournalReader(database, NODE, ZONE, clock);
    }

    private void pull(CentralDatabase central) {
        NodeKey key = NodeKey.open(data.resolve("key"), NODE);
        try (NodeDatabase database = NodeDatabase.open(data)) {
            JournalReader.Page page = reader(database).page(Optional.empty(), 0, 100, Set.of());
            byte[] rows = (String.join("\n", page.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
            Imported taken = central.take(
                    NODE,
                    new ByteArrayInputStream(rows),
                    HeadFile.sign(page.head(), key),
                    0,
                    Optional.empty(),
                    none -> {});
            assertThat(taken.seq()).isEqualTo(page.head().seq());
        }
    }

    private void assertWhole() {
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            assertThat(record.verify(rows -> {}).findings()).isEmpty();
        }
    }
}
