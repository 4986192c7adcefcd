// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.ExampleJournals;
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

        List<Path> files;
        try (RecordDatabase record = RecordDatabase.open(folder.resolve("central.db"))) {
            files = record.export(folder.resolve("out"), rows -> {});
        }

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
    void shouldAnswerWhatAReportAsks() {
        importBoth();

        Set<Counted.Facts> facts =
                central.tallies(FROM, TO).stream().map(Archive.Tally::facts).collect(Collectors.toSet());
        assertThat(central.completePlays(FROM, TO, Set.of("moc-bai-1"), facts)).hasSize(10);
        assertThat(central.completePlays(FROM, TO, Set.of("moc-bai-1", "xa-mat-1"), facts))
                .hasSize(15)
                .hasEntrySatisfying("cam-moc", plays -> {
                    assertThat(plays.row().node()).isEqualTo("xa-mat-1");
                    assertThat(plays.row().json().path("title").asText()).contains("kết quả mới");
                    assertThat(plays.first()).isEqualTo("2026-06-29");
                    assertThat(plays.last()).isEqualTo("2026-06-29");
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
    void shouldAnswerFromOneMomentWhateverIsTakenInMeanwhile() {
        importFile(ExampleJournals.file(MOC_BAI));

        central.atOneMoment(archive -> {
            long before =
                    archive.counts(FROM, TO, Counts.By.CLIP).total().figures().planned();
            importFile(ExampleJournals.file(ExampleJournals.XA_MAT));

            assertThat(archive.logs()).hasSize(1);
            assertThat(archive.completed(FROM, TO)).containsOnlyKeys("moc-bai-1");
            assertThat(archive.counts(FROM, TO, Counts.By.SITE)
                            .total()
                            .figures()
                            .planned())
                    .isEqualTo(before);
            return before;
        });
        assertThat(central.completed(FROM, TO)).containsOnlyKeys("moc-bai-1", "xa-mat-1");
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
}
