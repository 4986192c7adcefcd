// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.ExampleJournals;

/** A journal that was changed, as a file on its way or in a copy of the database: the commands name the row. */
@Tag("L3")
final class ForgedJournalCommandsTest {
    /** Of a row of Mộc Bài in the database: the first stream. */
    private static final long FIRST_STREAM = 1L << 40;

    @TempDir
    private Path folder;

    private Path database;

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void place() {
        database = folder.resolve("central.db");
    }

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of("line 4: row 4 is not what the node wrote", (UnaryOperator<List<String>>) lines -> {
                    lines.set(3, lines.get(3).replace("\"airtimeMs\":180975", "\"airtimeMs\":180976"));
                    return lines;
                }),
                Arguments.of("line 7: row 8 stands where row 7 must come", (UnaryOperator<List<String>>) lines -> {
                    lines.remove(6);
                    return lines;
                }),
                Arguments.of("line 8: row 8 is not what the node wrote", (UnaryOperator<List<String>>) lines -> {
                    lines.add(7, lines.get(6).replace("\"seq\":7,", "\"seq\":8,"));
                    return lines;
                }),
                Arguments.of("line 11: row 12 stands where row 11 must come", (UnaryOperator<List<String>>) lines -> {
                    Collections.swap(lines, 10, 11);
                    return lines;
                }),
                Arguments.of("line 12: row 11 stands where row 12 must come", (UnaryOperator<List<String>>) lines -> {
                    lines.add(11, lines.get(10));
                    return lines;
                }),
                Arguments.of("ends at row 41", (UnaryOperator<List<String>>) lines -> lines.subList(0, 41)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void shouldRefuseTheFileWholeAndNameTheRow(String said, UnaryOperator<List<String>> forge) throws Exception {
        Path forged = ExampleJournals.copy(folder.resolve("forged"), ExampleJournals.MOC_BAI, forge);

        assertThat(run("journal", "import", "--db", database + "", forged + ""))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains(said));
        assertThat(run("journal", "verify", "--db", database + "").out()).contains("0 rows");
    }

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of(
                        4,
                        "UPDATE rows SET line = replace(line, '\"airtimeMs\":180975', '\"airtimeMs\":180976') WHERE id"
                                + " = %d"),
                Arguments.of(7, "DELETE FROM rows WHERE id = %d"),
                Arguments.of(43, "INSERT INTO rows SELECT %d, type, line FROM rows WHERE line LIKE '%%\"seq\":42,%%'"),
                Arguments.of(
                        20,
                        "UPDATE rows SET line = (SELECT other.line FROM rows other WHERE other.id = 2 * %1$d + 1 -"
                                + " rows.id) WHERE id IN (%1$d, %1$d + 1)"),
                Arguments.of(13, "UPDATE rows SET line = (SELECT line FROM rows WHERE id = %1$d - 1) WHERE id = %1$d"),
                Arguments.of(42, "DELETE FROM rows WHERE id = %d"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldNameTheRowInACopyOfTheDatabase(int seq, String change) throws Exception {
        run("journal", "import", "--db", database + "", ExampleJournals.file(ExampleJournals.MOC_BAI) + "");
        Path copy = Files.copy(database, folder.resolve("copy.db"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change.formatted(FIRST_STREAM + seq)))
                    .isPositive();
        }

        assertThat(run("journal", "verify", "--db", copy + ""))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.out() + run.err())
                        .contains("moc-bai-1, log ", ", row " + seq + ": ", "NOT whole"));
        assertThat(run("journal", "verify", "--db", database + "")).returns(0, Run::status);
    }

    @Test
    void shouldRefuseAJournalWithoutItsHead() throws Exception {
        Path alone = Files.copy(
                ExampleJournals.file(ExampleJournals.MOC_BAI), folder.resolve(ExampleJournals.MOC_BAI + ".ndjson"));

        assertThat(run("journal", "import", "--db", database + "", alone + "")).returns(1, Run::status);
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw Fault.broken("usage", "no node is started here");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
