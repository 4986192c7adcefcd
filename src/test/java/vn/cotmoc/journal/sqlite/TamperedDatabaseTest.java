// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.ExampleJournals;
import vn.cotmoc.journal.Finding;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.Verified;

/** What is changed in the office's database behind the program's back is named, with the row's number. */
@Tag("L3")
class TamperedDatabaseTest {
    private static final String MOC_BAI = ExampleJournals.MOC_BAI;
    private static final String NODE = "\"node\":\"moc-bai-1\"";
    private static final int PAGE_BYTES = 4_096;
    /** A row has some 200 bytes at least. */
    private static final int MOST_ROWS_A_PAGE = 20;

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

    @Test
    void shouldNameARowThatWasAdded() {
        importBoth();
        change("INSERT INTO rows SELECT id + 1, type, line FROM rows WHERE " + row(42));

        assertThat(ofRows()).isNotEmpty().extracting(Finding::seq).containsOnly(43L);
    }

    @Test
    void shouldNameRowsThatWereSwapped() {
        importBoth();
        change("UPDATE rows SET line = (SELECT other.line FROM rows other WHERE other.id = 2 * " + id(20)
                + " + 1 - rows.id) WHERE id IN (" + id(20) + ", " + id(20) + " + 1)");

        assertThat(ofRows()).extracting(Finding::seq).contains(20L, 21L);
    }

    @Test
    void shouldNameARowThatWasDoubledInThePlaceOfAnother() {
        importBoth();
        change("UPDATE rows SET line = (SELECT line FROM rows WHERE " + row(12) + ") WHERE " + row(13));

        assertThat(ofRows()).extracting(Finding::seq).contains(13L);
    }

    @Test
    void shouldNameAnyRowOfWhichOneByteWasChanged() {
        importBoth();
        for (int seq = 1; seq <= 42; seq += 4) {
            String before = "(SELECT line FROM rows WHERE " + row(seq) + ")";
            int at = 10 + 7 * seq;
            change("CREATE TABLE kept AS SELECT " + before + " AS line");
            change("UPDATE rows SET line = substr(line, 1, " + at + ") || char(unicode(substr(line, " + (at + 1)
                    + ", 1)) + 1) || substr(line, " + (at + 2) + ") WHERE " + row(seq));
            assertThat(ofRows()).as("row %d", seq).extracting(Finding::seq).contains((long) seq);
            change("UPDATE rows SET line = (SELECT line FROM kept) WHERE " + row(seq));
            change("DROP TABLE kept");
        }
        assertThat(verify().findings()).isEmpty();
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
    void shouldNameRowsWhoseStreamWasTakenOut() {
        importBoth();
        change("DELETE FROM heads WHERE stream = 1");
        unchecked("DELETE FROM streams WHERE stream = 1");
        assertThat(ofRows())
                .singleElement()
                .returns("moc-bai-1", Finding::node)
                .returns(1L, Finding::seq)
                .returns("journal.verify-stream", finding -> finding.what().key());

        change("DELETE FROM heads");
        unchecked("DELETE FROM streams");
        assertThat(ofRows()).extracting(Finding::node).containsExactly("moc-bai-1", "xa-mat-1");
    }

    @Test
    void shouldNameTheRowWhereTheFileIsDamaged() throws Exception {
        importBoth();
        central.close();
        Path file = folder.resolve("central.db");
        // Without what SQLite leaves of a row in a page that it has split.
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
        }
        byte[] whole = Files.readAllBytes(file);
        for (int seq = 5; seq <= 42; seq += 6) {
            int at = find(whole, "\"seq\":" + seq + ",");
            byte[] damaged = whole.clone();
            // The first byte of a page says of which kind it is: sqlite.org/fileformat2.html, 1.6.
            damaged[at / PAGE_BYTES * PAGE_BYTES] = 0x55;
            Files.write(file, damaged);
            assertFirst(file, seq, "journal.verify-damaged");

            damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThat(firstOf(file)).as("row %d", seq).returns((long) seq, Finding::seq);
        }
        Files.write(file, whole);
        open();
    }

    /** That row, or one before it on the same page. */
    private static void assertFirst(Path file, int seq, String key) {
        assertThat(firstOf(file)).as("row %d", seq).satisfies(first -> {
            assertThat(first.node()).isEqualTo("moc-bai-1");
            assertThat(first.seq()).isBetween(Math.max(1L, seq - MOST_ROWS_A_PAGE), (long) seq);
            assertThat(first.what().key()).isEqualTo(key);
        });
    }

    private static Finding firstOf(Path file) {
        try (RecordDatabase record = RecordDatabase.open(file)) {
            return record.verify(rows -> {}).findings().get(0);
        }
    }

    /** Where a row of Mộc Bài says its number: the last place, as a table's first page keeps a copy of what it once held. */
    private static int find(byte[] file, String number) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int found = -1;
        for (int row = text.indexOf(NODE); row >= 0; row = text.indexOf(NODE, row + 1)) {
            int at = text.indexOf(number, row);
            int next = text.indexOf("\"node\":", row + 1);
            if (at >= 0 && (next < 0 || at < next)) {
                found = at;
            }
        }
        assertThat(found).isPositive();
        return found;
    }

    private void unchecked(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("central.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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

    private List<Finding> ofRows() {
        return verify().findings().stream()
                .filter(finding -> !finding.what().key().equals("journal.verify-counts"))
                .toList();
    }

    private static String row(long seq) {
        return "id = " + id(seq);
    }

    /** Of a row of Mộc Bài, which was imported first. */
    private static long id(long seq) {
        return (1L << 40) + seq;
    }

    private void assertFinding(String sql, long seq) {
        change(sql);
        assertThat(ofRows()).singleElement().returns("moc-bai-1", Finding::node).returns(seq, Finding::seq);
    }

    /** As someone with a SQLite shell would. */
    private void change(String sql) {
        try (Database raw = Database.open(folder.resolve("central.db"), Kind.CENTRAL)) {
            int touched = raw.write(connection -> Sql.run(connection, sql));
            assertThat(touched).isGreaterThanOrEqualTo(sql.contains("TABLE") ? 0 : 1);
        }
    }
}
