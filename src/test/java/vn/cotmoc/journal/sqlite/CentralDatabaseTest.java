// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.ExampleJournals;
import vn.cotmoc.journal.Finding;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.Verified;
import vn.cotmoc.playlist.ssh.SshPublicKey;

@Tag("L3")
class CentralDatabaseTest {
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-06-30");
    private static final String MOC_BAI = ExampleJournals.MOC_BAI;

    @TempDir
    Path folder;

    private CentralDatabase central;

    @BeforeEach
    void open() {
        central = CentralDatabase.create(folder.resolve("central.db"));
    }

    @AfterEach
    void close() {
        central.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountTheExamplesAsTheirFiguresSay(Counts.By by) throws Exception {
        importBoth();

        JsonNode wanted = new JsonMapper()
                .readTree(ExampleJournals.FOLDER
                        .resolve("counts-by-" + by.word() + ".json")
                        .toFile());
        assertThat(new JsonMapper().readTree(central.counts(FROM, TO, by).json().toString()))
                .isEqualTo(wanted);
    }

    @Test
    void shouldFindTheExamplesWhole() {
        importBoth();

        Verified verified = verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.rows()).isEqualTo(59);
        assertThat(verified.streams()).isEqualTo(2);
    }

    @Test
    void shouldExportWhatItTookToTheByte() throws Exception {
        importBoth();

        List<Path> files = central.export(folder.resolve("out"), rows -> {});

        assertThat(files).hasSize(2);
        for (String name : List.of(MOC_BAI, ExampleJournals.XA_MAT)) {
            for (String suffix : List.of(".ndjson", ".head.json")) {
                assertThat(folder.resolve("out").resolve(name + suffix))
                        .hasSameBinaryContentAs(ExampleJournals.FOLDER.resolve(name + suffix));
            }
        }
    }

    @Test
    void shouldTakeNothingTwice() {
        importBoth();
        Counts before = central.counts(FROM, TO, Counts.By.CLIP);

        Imported again = importFile(ExampleJournals.file(MOC_BAI));

        assertThat(again.taken()).isZero();
        assertThat(again.seq()).isEqualTo(42);
        assertThat(central.counts(FROM, TO, Counts.By.CLIP)).isEqualTo(before);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void shouldCatchARowThatWasChanged() {
        assertRefused("journal-chain", 4, lines -> {
            lines.set(3, lines.get(3).replace("\"airtimeMs\":180975", "\"airtimeMs\":180976"));
            return lines;
        });
    }

    @Test
    void shouldCatchARowThatWasDropped() {
        assertRefused("journal-hole", 7, lines -> {
            lines.remove(6);
            return lines;
        });
        assertRefused("journal-hole", 1, lines -> lines.subList(1, lines.size()));
    }

    @Test
    void shouldCatchARowThatWasAdded() {
        assertRefused("journal-chain", 8, lines -> {
            lines.add(7, lines.get(6).replace("\"seq\":7,", "\"seq\":8,"));
            return lines;
        });
    }

    @Test
    void shouldCatchRowsThatWereSwapped() {
        assertRefused("journal-hole", 11, lines -> {
            Collections.swap(lines, 10, 11);
            return lines;
        });
    }

    @Test
    void shouldCatchARowThatWasDoubled() {
        assertRefused("journal-hole", 12, lines -> {
            lines.add(11, lines.get(10));
            return lines;
        });
    }

    @Test
    void shouldCatchAMemberThatStandsTwice() {
        assertRefused("journal-line", 2, lines -> {
            lines.set(1, lines.get(1).replace("\"seq\":2,", "\"seq\":2,\"seq\":2,"));
            return lines;
        });
    }

    @Test
    void shouldCatchALineThatIsNotInItsForm() {
        assertRefused("journal-line", 2, lines -> {
            lines.set(1, lines.get(1).replace("\"seq\":2,", "\"seq\": 2,"));
            return lines;
        });
        assertRefused("journal-line", 5, lines -> {
            lines.add(4, "");
            return lines;
        });
    }

    @Test
    void shouldCatchARowOfAnotherNode() {
        assertRefused("journal-mixed", 3, lines -> {
            lines.set(2, lines.get(2).replace("\"node\":\"moc-bai-1\"", "\"node\":\"moc-bai-2\""));
            return lines;
        });
    }

    @Test
    void shouldRefuseAFileThatEndsBeforeItsHead() {
        assertRefused("journal-before-head", 0, lines -> lines.subList(0, 41));
        assertRefused("journal-line", 1, lines -> List.of(""));
    }

    @Test
    void shouldNotCountALineWithoutItsNewline() throws Exception {
        Path copy = ExampleJournals.copy(folder.resolve("cut"), MOC_BAI, lines -> lines);
        String text = Files.readString(copy);
        Files.writeString(copy, text.substring(0, text.length() - 1));
        assertCode("journal-before-head", copy);

        Files.writeString(copy, text + "{\"at\":\"2026");
        assertThat(importFile(copy).taken()).isEqualTo(42);
    }

    @Test
    void shouldRefuseAFileWithoutItsHead() throws Exception {
        Path copy = ExampleJournals.copy(folder.resolve("headless"), MOC_BAI, lines -> lines);
        Files.delete(folder.resolve("headless").resolve(MOC_BAI + ".head.json"));
        assertCode("head-missing", copy);
    }

    @Test
    void shouldRefuseAHeadThatWasChanged() throws Exception {
        Path copy = ExampleJournals.copy(folder.resolve("forged"), MOC_BAI, lines -> lines.subList(0, 41));
        Path head = folder.resolve("forged").resolve(MOC_BAI + ".head.json");
        JsonNode json = new JsonMapper().readTree(head.toFile());
        var forged = new Head("moc-bai-1", MOC_BAI.substring(18), 41, "0".repeat(64), "2026-07-01T00:01:31.504+07:00");
        String payload = Base64.getEncoder().encodeToString(forged.payload());
        Files.writeString(
                head, Files.readString(head).replace(json.path("payload").asText(), payload));

        assertCode("head-signature", copy);
    }

    @Test
    void shouldLetRowsPastTheHeadWait() throws Exception {
        Node node = new Node("ha-tien-1");
        Imported first = central.take("pull", node.rows(5), node.head(3), 0, Optional.empty(), rows -> {});
        assertThat(first)
                .returns(3L, Imported::taken)
                .returns(2L, Imported::waiting)
                .returns(3L, Imported::seq);

        Imported second = central.take("pull", node.rows(5), node.head(5), 3, Optional.empty(), rows -> {});
        assertThat(second.taken()).isEqualTo(2);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void shouldTakeAPullOfNothingNew() throws Exception {
        Node node = new Node("ha-tien-1");
        central.take("pull", node.rows(5), node.head(5), 0, Optional.empty(), rows -> {});

        var nothing = new ByteArrayInputStream(new byte[0]);
        Imported again = central.take("pull", nothing, node.head(5), 5, Optional.empty(), rows -> {});

        assertThat(again.taken()).isZero();
        assertThat(central.cursor("ha-tien-1", node.log)).isEqualTo(5);
        assertThatThrownBy(() -> central.take("pull", nothing, node.head(6), 5, Optional.empty(), rows -> {}))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("journal-before-head"));
    }

    @Test
    void shouldTellAForkLoudlyAndMergeNothing() throws Exception {
        Node node = new Node("ha-tien-1");
        central.take("pull", node.rows(5), node.head(5), 0, Optional.empty(), rows -> {});
        Node other = node.forkedAt(4);

        assertThatThrownBy(() -> central.take("stick", other.rows(6), other.head(6), 0, Optional.empty(), rows -> {}))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("journal-fork");
                    assertThat(fault.sentence().in(Language.EN)).contains("FORK", "ha-tien-1", node.log, "row 4");
                });
        assertThat(central.cursor("ha-tien-1", node.log)).isEqualTo(5);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void shouldPinTheFirstKeyAndObeyTheFleetsFile() throws Exception {
        Node node = new Node("ha-tien-1");
        central.take("pull", node.rows(2), node.head(2), 0, Optional.empty(), rows -> {});
        Node replaced = new Node("ha-tien-1");

        assertThatThrownBy(
                        () -> central.take("pull", replaced.rows(1), replaced.head(1), 0, Optional.empty(), rows -> {}))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("key-not-pinned"));
        Optional<SshPublicKey> wanted = Optional.of(replaced.key.publicKey());
        central.take("pull", replaced.rows(1), replaced.head(1), 0, wanted, rows -> {});

        assertThat(central.logs()).hasSize(2);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void shouldLetNoTwoNodesShareAKey() throws Exception {
        Node node = new Node("ha-tien-1");
        central.take("pull", node.rows(2), node.head(2), 0, Optional.empty(), rows -> {});
        Node twin = new Node("ha-tien-2", node.key);

        assertThatThrownBy(() -> central.take("pull", twin.rows(1), twin.head(1), 0, Optional.empty(), rows -> {}))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("key-of-another-node"));
    }

    @Test
    void shouldKeepRowsOfUnknownTypesAndMembersAndCountThemNot() throws Exception {
        Node node = new Node("ha-tien-1");
        node.add("{\"type\":\"festival\",\"airtimeMs\":7,\"deep\":{\"a\":[1,0.5,1e+21,true]}}");
        node.add("{\"type\":\"play\",\"kind\":\"hologram\",\"outcome\":\"complete\",\"airtimeMs\":7,"
                + "\"startedAt\":\"2026-06-30T06:00:00.000+07:00\"}");
        central.take("pull", node.rows(node.size()), node.head(node.size()), 0, Optional.empty(), rows -> {});

        assertThat(verify().findings()).isEmpty();
        assertThat(central.rows("festival")).hasSize(1);
        assertThat(central.counts(FROM, TO, Counts.By.CLIP).total().figures().planned())
                .isZero();
    }

    @Test
    void shouldNameWhatWasChangedInTheDatabase() {
        importBoth();
        assertFinding(
                "UPDATE rows SET line = replace(line, 'Biển, đảo', 'Biển đảo') WHERE line LIKE '%bien-dao%' "
                        + "AND line LIKE '%\"seq\":28,%'",
                28);
    }

    @Test
    void shouldNameWhatWasTakenOutOfTheDatabase() {
        importBoth();
        assertFinding("DELETE FROM rows WHERE line LIKE '%\"node\":\"moc-bai-1\"%' AND line LIKE '%\"seq\":30,%'", 30);
    }

    @Test
    void shouldNameTheEndThatWasCutOff() {
        importBoth();
        assertFinding("DELETE FROM rows WHERE line LIKE '%\"node\":\"moc-bai-1\"%' AND line LIKE '%\"seq\":42,%'", 42);
    }

    @Test
    void shouldNameCountsThatAreNotThoseOfTheRows() {
        importBoth();
        for (String table : List.of("day_counts", "hour_counts", "month_sums", "day_sums")) {
            change("UPDATE " + table + " SET plays = plays + 1 WHERE facts = (SELECT min(facts) FROM " + table + ")");
            assertThat(verify().findings())
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(f.what().in(Language.EN)).contains("count"));
            change("UPDATE " + table + " SET plays = plays - 1 WHERE facts = (SELECT min(facts) FROM " + table + ")");
        }
        assertThat(verify().findings()).isEmpty();
        change("DELETE FROM day_counts WHERE facts = (SELECT min(facts) FROM day_counts)");
        assertThat(verify().findings()).isNotEmpty();
    }

    @Test
    void shouldNameAHeadThatIsNotTheNodes() throws Exception {
        importBoth();
        String other = Files.readString(ExampleJournals.FOLDER.resolve(ExampleJournals.XA_MAT + ".head.json"));
        change("UPDATE heads SET file = '" + other + "' WHERE stream = 1");

        assertThat(verify().findings()).singleElement().satisfies(f -> {
            assertThat(f.node()).isEqualTo("moc-bai-1");
            assertThat(f.seq()).isEqualTo(42);
        });
    }

    @Test
    void shouldAnswerWhatAReportAsks() {
        importBoth();

        assertThat(central.lastCompletePlays(FROM, TO, Set.of("moc-bai-1"))).hasSize(10);
        assertThat(central.lastCompletePlays(FROM, TO, Set.of("moc-bai-1", "xa-mat-1")))
                .hasSize(15)
                .hasEntrySatisfying("cam-moc", row -> {
                    assertThat(row.node()).isEqualTo("xa-mat-1");
                    assertThat(row.json().path("title").asText()).contains("kết quả mới");
                });
        assertThat(central.daysOperated(FROM, TO))
                .extracting(day -> day.site() + " " + day.day())
                .containsExactlyInAnyOrder(
                        "moc-bai 2026-06-29", "moc-bai 2026-06-30", "xa-mat 2026-06-29", "xa-mat 2026-06-30");
        assertThat(central.tallies(FROM, TO))
                .filteredOn(tally -> tally.facts().clip().equals("cam-moc-km"))
                .hasSize(2)
                .allSatisfy(tally -> assertThat(tally.node()).isEqualTo("xa-mat-1"));
        assertThat(central.rows("incident")).hasSize(4);
        assertThat(central.rows("day"))
                .extracting(row -> row.json().path("downMs").asLong())
                .contains(38_500L);
        assertThat(central.logs())
                .extracting(log ->
                        log.node() + " " + log.first().seq() + " " + log.last().seq())
                .containsExactly("moc-bai-1 1 42", "xa-mat-1 1 17");
    }

    @Test
    void shouldRefuseToCountWhatCannotBeCounted() {
        assertThatThrownBy(() -> central.counts(TO, FROM, Counts.By.CLIP))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("counts-period-backwards"));
        assertThatThrownBy(() -> central.counts(FROM, TO.minusDays(1), Counts.By.HOUR))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("counts-hours-need-months"));
    }

    private void importBoth() {
        importFile(ExampleJournals.file(MOC_BAI));
        importFile(ExampleJournals.file(ExampleJournals.XA_MAT));
    }

    private Imported importFile(Path file) {
        return central.importFile(file, rows -> {});
    }

    private Verified verify() {
        return central.verify(rows -> {});
    }

    private void assertRefused(String code, int line, UnaryOperator<List<String>> change) {
        Path copy = ExampleJournals.copy(folder.resolve(code + line), MOC_BAI, change);
        assertThatThrownBy(() -> importFile(copy)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.category()).isEqualTo(Category.REFUSED);
            assertThat(fault.sentence().in(Language.EN)).contains(line == 0 ? "row 41" : "line " + line + ":");
        });
        assertThat(central.logs()).as("whole or not at all").isEmpty();
    }

    private void assertCode(String code, Path file) {
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private void assertFinding(String sql, long seq) {
        change(sql);
        assertThat(verify().findings())
                .filteredOn(finding -> !finding.what().key().equals("journal.verify-counts"))
                .singleElement()
                .returns("moc-bai-1", Finding::node)
                .returns(seq, Finding::seq);
    }

    /** As someone with a SQLite shell would. */
    private void change(String sql) {
        try (Database raw = Database.open(folder.resolve("central.db"), Kind.CENTRAL)) {
            int touched = raw.write(connection -> Sql.run(connection, sql));
            assertThat(touched).isPositive();
        }
    }
}
