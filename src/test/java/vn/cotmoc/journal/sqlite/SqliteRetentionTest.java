// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalFiles;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

@Tag("L3")
class SqliteRetentionTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @TempDir
    Path data;

    private Instant now = NOON;
    private final Clock clock = () -> new Moment(now, 0, true);
    private NodeDatabase database;
    private NodeKey key;
    private SqliteJournal journal;
    private SqliteJournalReader reader;
    private SqliteRetention retention;

    @BeforeEach
    void open() {
        database = NodeDatabase.open(data);
        key = NodeKey.open(data.resolve("key"), "ha-tien-1");
        journal = SqliteJournal.open(
                database, "ha-tien-1", new Site("ha-tien", "Hà Tiên", "An Giang", null), ZONE, clock);
        reader = new SqliteJournalReader(database, "ha-tien-1", ZONE, clock);
        retention = new SqliteRetention(database, "ha-tien-1", ZONE, clock, key);
        journal.write(List.of(incident()));
        for (int i = 0; i < 2_500; i++) {
            now = NOON.plusSeconds(i);
            journal.write(List.of(new Entry.Missed(Showings.between("s", "cptpp", NOON), "late", true)));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldPruneNothingThatCentralHasNotAcknowledged() {
        assertThat(retention.prune(now.plusSeconds(1), NOON)).isZero();

        reader.acknowledge(reader.head().log(), 102);
        assertThat(retention.prune(now.plusSeconds(1), NOON)).isEqualTo(102);
        assertThat(rows()).isEqualTo(2_502 - 100);
    }

    @Test
    void shouldKeepCountsSiteAndIncidentsAndStayVerifiable() {
        reader.acknowledge(reader.head().log(), reader.head().seq());
        Counts before = reader.counts(DAY, DAY, Counts.By.CLIP);

        assertThat(retention.prune(NOON.plusSeconds(2_000), NOON)).isEqualTo(2_002);

        assertThat(rows()).isEqualTo(2 + 500);
        assertThat(reader.counts(DAY, DAY, Counts.By.CLIP)).isEqualTo(before);
        assertThat(reader.site().name()).isEqualTo("Hà Tiên");
        assertThat(reader.incidents()).hasSize(1);
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            assertThat(record.verify(rows -> {}).findings()).isEmpty();
            assertThat(record.verify(rows -> {}).rows()).isEqualTo(500);
        }
        journal.write(List.of(new Entry.ClockChanged("lost", null)));
        assertThat(retention.prune(NOON.plusSeconds(2_000), NOON.plusSeconds(1)))
                .isZero();
        assertThat(reader.incidents()).as("past their own time").isEmpty();
    }

    @Test
    void shouldWriteFilesThatAnOfficeTakes() {
        Path file = JournalFiles.write(reader, key, data).get(0);
        try (CentralDatabase central = CentralDatabase.create(data.resolve("central.db"))) {
            assertThat(central.importFile(file, rows -> {}).taken()).isEqualTo(2_502);
            assertThat(central.counts(DAY, DAY, Counts.By.CLIP)).isEqualTo(reader.counts(DAY, DAY, Counts.By.CLIP));
            assertThat(central.verify(rows -> {}).findings()).isEmpty();
        }
    }

    @Test
    void shouldPruneAndWriteOutAlsoTheLogThatTheNodeGoesOnWithNoMore() {
        Head before = reader.head();
        database.witness().keep(new Head(before.node(), before.log(), before.seq() + 1, before.chain(), before.at()));
        SqliteJournal.open(database, "ha-tien-1", new Site("ha-tien", "Hà Tiên", "An Giang", null), ZONE, clock);
        assertThat(reader.head().log()).isNotEqualTo(before.log());

        List<Path> files = JournalFiles.write(reader, key, data);
        try (CentralDatabase central = CentralDatabase.create(data.resolve("central.db"))) {
            assertThat(files)
                    .extracting(file -> central.importFile(file, rows -> {}).taken())
                    .containsExactly(2_502L, 1L);
        }
        reader.acknowledge(before.log(), 102);
        assertThat(retention.prune(now.plusSeconds(1), NOON)).isEqualTo(102);
        assertThat(reader.logs()).extracting(JournalReader.Log::pruned).containsExactly(102L, 0L);
    }

    private int rows() {
        Head head = reader.head();
        return reader.page(Optional.of(head.log()), 0, 10_000, Set.of()).lines().size();
    }

    private static Entry incident() {
        return new Entry.IncidentChanged(new Incident(
                "inc-1", "opened", null, null, "clock", "warning", NOON, null, null, "Đồng hồ", null, null, null, null,
                null));
    }
}
