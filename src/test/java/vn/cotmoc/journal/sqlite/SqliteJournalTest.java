// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.journal.JournalContract;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Line;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;

class SqliteJournalTest extends JournalContract {
    private static final String NODE = "moc-bai-1";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Site MOC_BAI = new Site("moc-bai", "Cửa khẩu quốc tế Mộc Bài", "Tây Ninh", null);

    @TempDir
    Path folder;

    private Path data;
    private NodeDatabase database;
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        data = folder.resolve("0");
        database = NodeDatabase.open(data);
        journal = SqliteJournal.open(database, NODE, MOC_BAI, ZONE, clock);
    }

    @AfterEach
    void close() {
        assertChained();
        database.close();
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    /** The data folder as the power left it: copied while the database is open. */
    @Override
    protected Journal reopen() {
        return reopenAt(MOC_BAI);
    }

    @Override
    protected List<JsonNode> rows() {
        return page(1, 1_000).lines().stream().map(SqliteJournalTest::json).toList();
    }

    @Test
    void shouldBeginWithTheSite() {
        JsonNode first = json(page(0, 1).lines().get(0));

        assertThat(first.path("type").asText()).isEqualTo("site");
        assertThat(first.path("seq").asLong()).isEqualTo(1);
        assertThat(first.path("name").asText()).isEqualTo("Cửa khẩu quốc tế Mộc Bài");
        assertThat(first.path("log").asText()).matches("[0-9a-f]{32}");
        assertThat(first.path("at").asText()).isEqualTo("2026-11-23T13:00:00.000+07:00");
    }

    @Test
    void shouldWriteTheSiteDownOnlyWhenItChangesAndKeepItsSuspension() {
        journal.write(List.of(new Entry.SiteSuspended(new Site.Suspension(LocalDate.parse("2026-11-20"), "hỏng"))));
        reopenAt(MOC_BAI);
        assertThat(rows()).hasSize(1);

        reopenAt(new Site("moc-bai", "Mộc Bài", "Tây Ninh", null));

        assertThat(rows()).hasSize(2);
        assertThat(rows().get(1).path("suspended").path("reason").asText()).isEqualTo("hỏng");
        assertThat(reader().site().name()).isEqualTo("Mộc Bài");
    }

    @Test
    void shouldBeginANewLogWhenTheNodeIsAnother() {
        String before = reader().head().log();
        journal = SqliteJournal.open(database, "xa-mat-1", MOC_BAI, ZONE, clock);

        assertThat(new SqliteJournalReader(database, "xa-mat-1", ZONE, clock).head())
                .satisfies(head -> assertThat(head.seq()).isEqualTo(1))
                .satisfies(head -> assertThat(head.log()).isNotEqualTo(before));
    }

    @Test
    void shouldServePagesByNumberAndType() {
        for (int i = 1; i <= 5; i++) {
            journal.write(List.of(
                    new Entry.Missed(Showings.between("s", "cptpp", NOON), "late", true),
                    new Entry.ClockChanged("stepped", (long) i)));
        }
        JournalReader.Page first = reader().page(Optional.empty(), 0, 4, Set.of());
        assertThat(first.lines()).hasSize(4);
        assertThat(first.next()).hasValue(4);
        assertThat(first.head().seq()).isEqualTo(11);

        JournalReader.Page missed = reader().page(Optional.of(first.head().log()), 4, 2, Set.of("missed", "play"));
        assertThat(missed.lines())
                .extracting(line -> json(line).path("seq").asInt())
                .containsExactly(6, 8);
        assertThat(missed.next()).hasValue(8);

        JournalReader.Page rest = reader().page(Optional.empty(), 2, 10, Set.of("clock", "site", "it's"));
        assertThat(rest.lines())
                .extracting(line -> json(line).path("seq").asInt())
                .containsExactly(3, 5, 7, 9, 11);
        assertThat(rest.next()).isEmpty();
        assertThatThrownBy(() -> reader().page(Optional.of("0".repeat(32)), 0, 1, Set.of()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("log-unknown"));
    }

    @Test
    void shouldFindTheLastRowBeforeAnInstant() {
        Optional<String> log = Optional.empty();
        Instant begun = now;
        for (int i = 0; i < 9; i++) {
            now = now.plusSeconds(60);
            journal.write(List.of(new Entry.ClockChanged("stepped", (long) i)));
        }
        assertThat(reader().lastBefore(log, begun)).isZero();
        assertThat(reader().lastBefore(log, begun.plusMillis(1))).isEqualTo(1);
        assertThat(reader().lastBefore(log, begun.plusSeconds(180))).isEqualTo(3);
        assertThat(reader().lastBefore(log, begun.plusSeconds(181))).isEqualTo(4);
        assertThat(reader().lastBefore(log, begun.plusSeconds(9_999))).isEqualTo(10);
    }

    @Test
    void shouldMoveAcknowledgementForwardOnly() {
        String log = reader().head().log();
        journal.write(List.of(new Entry.ClockChanged("lost", null), new Entry.ClockChanged("synchronised", null)));
        reader().acknowledge(log, 2);
        reader().acknowledge(log, 1);

        assertThat(reader().acknowledged()).isEqualTo(2);
        assertThatThrownBy(() -> reader().acknowledge(log, 4))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ack-past-head"));
    }

    @Test
    void shouldKeepNothingWhenTheDiskIsFullAndGoOnWhenItIsNot() {
        database.write(c -> {
            int pages = Sql.number(c, "PRAGMA page_count");
            Sql.execute(c, "PRAGMA max_page_count = " + (pages + 2));
            return pages;
        });
        List<Entry> many = java.util.Collections.nCopies(
                100, new Entry.Missed(Showings.between("s", "cptpp", NOON), "late", true));

        assertThatThrownBy(() -> journal.write(many)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("disk-full");
            assertThat(fault.category()).isEqualTo(Category.RETRY);
        });
        assertThat(rows()).isEmpty();

        database.write(c -> {
            Sql.execute(c, "PRAGMA max_page_count = 1000000");
            return c;
        });
        journal.write(many);
        assertThat(rows()).hasSize(100);
    }

    private Journal reopenAt(Site site) {
        Path copy = folder.resolve(
                Integer.toString(Integer.parseInt(data.getFileName().toString()) + 1));
        copy(data, copy);
        database.close();
        data = copy;
        database = NodeDatabase.open(copy);
        journal = SqliteJournal.open(database, NODE, site, ZONE, clock);
        return journal;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String file : List.of("node.db", "node.db-wal")) {
                if (Files.exists(from.resolve(file))) {
                    Files.copy(from.resolve(file), to.resolve(file));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JournalReader reader() {
        return new SqliteJournalReader(database, NODE, ZONE, clock);
    }

    private JournalReader.Page page(long after, int limit) {
        return reader().page(Optional.empty(), after, limit, Set.of());
    }

    private void assertChained() {
        JournalReader.Page page = page(0, 10_000);
        Chain chain = Chain.genesis(page.head().log());
        long seq = 0;
        for (String text : page.lines()) {
            Line line = line(text);
            assertThat(line.seq()).isEqualTo(++seq);
            assertThat(chain.accept(line)).as(text).isTrue();
        }
        assertThat(page.head().chain()).isEqualTo(chain.hex());
        assertThat(page.head().seq()).isEqualTo(seq);
    }

    private static Line line(String text) {
        try {
            return Line.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (vn.cotmoc.journal.BadLine e) {
            throw new AssertionError(e.why().toString(), e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
