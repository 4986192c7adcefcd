// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.ExampleJournals;

/** A file that an earlier version of the program has written, with its rows, is the same record afterwards. */
@Tag("L3")
class MigrationsTest {
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-06-30");
    /** What is not kept by triggers, those first that others refer to. */
    private static final List<String> TABLES =
            List.of("streams", "rows", "places", "clips", "ways", "day_counts", "hour_counts", "heads", "keys");

    /** With which rows first came into a file of this kind. */
    private static final Map<Kind, Integer> FIRST = Map.of(Kind.NODE, 1, Kind.CENTRAL, 2);

    @TempDir
    private Path folder;

    private Path now;

    @BeforeEach
    void makeTodays() {
        now = folder.resolve("today.db");
        try (CentralDatabase central = CentralDatabase.create(now)) {
            central.importFile(ExampleJournals.file(ExampleJournals.MOC_BAI), rows -> {});
        }
    }

    static Stream<Arguments> earlierVersions() {
        return Stream.of(Kind.values())
                .flatMap(kind -> IntStream.range(
                                FIRST.getOrDefault(kind, 1), kind.migrations().size())
                        .mapToObj(version -> Arguments.of(kind, version)));
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void shouldBringAFileOfAnEarlierVersionToThisOne(Kind kind, int version) throws Exception {
        Path old = old(kind, version);

        try (RecordDatabase record = RecordDatabase.open(old);
                CentralDatabase today = CentralDatabase.open(now)) {
            assertThat(record.verify(rows -> {})).satisfies(verified -> {
                assertThat(verified.findings()).isEmpty();
                assertThat(verified.rows()).isEqualTo(42);
            });
            for (Counts.By by : Counts.By.values()) {
                assertThat(record.counts(FROM, TO, by)).as("%s", by).isEqualTo(today.counts(FROM, TO, by));
            }
        }
        try (Database opened = Database.open(old, kind)) {
            int versionNow = opened.read(c -> Sql.number(c, "PRAGMA user_version"));
            assertThat(versionNow).isEqualTo(kind.migrations().size());
        }
    }

    private Path old(Kind kind, int version) throws Exception {
        Path file = folder.resolve("old.db");
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String script : kind.migrations().subList(0, version)) {
                try (var in = Migrations.class.getResourceAsStream(script + ".sql");
                        var statement = raw.createStatement()) {
                    statement.executeUpdate(new String(in.readAllBytes(), UTF_8));
                }
            }
            Sql.execute(raw, "PRAGMA user_version = " + version);
            Sql.execute(raw, "PRAGMA application_id = " + kind.mark);
            Sql.execute(raw, "ATTACH '" + now + "' AS today");
            for (String table : TABLES) {
                if (Sql.number(raw, "SELECT count(*) FROM main.sqlite_schema WHERE name = '" + table + "'") > 0) {
                    Sql.execute(raw, "INSERT INTO main." + table + " SELECT * FROM today." + table);
                }
            }
        }
        return file;
    }
}
