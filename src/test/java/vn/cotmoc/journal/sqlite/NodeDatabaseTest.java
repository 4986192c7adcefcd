// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;

@Tag("L3")
class NodeDatabaseTest {
    @TempDir
    Path data;

    @Test
    void shouldBeMadeWithEveryMigrationAndKeepTheRecordSafely() {
        try (NodeDatabase database = NodeDatabase.open(data.resolve("new"))) {
            int version = database.read(c -> Sql.number(c, "PRAGMA user_version"));
            int synchronous = database.write(c -> Sql.number(c, "PRAGMA synchronous"));
            String mode = database.read(c ->
                    Sql.find(c, "PRAGMA journal_mode", row -> row.getString(1)).orElseThrow());

            assertThat(version).isEqualTo(Kind.NODE.migrations().size());
            assertThat(synchronous).as("2 is FULL").isEqualTo(2);
            assertThat(mode).isEqualTo("wal");
        }
    }

    @Test
    void shouldKeepWhatWasWrittenWhenOpenedAgain() {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            database.write(c -> Sql.run(c, "INSERT INTO on_air (screen, last_play) VALUES ('ngoai-troi', 7)"));
        }
        try (NodeDatabase database = NodeDatabase.open(data)) {
            assertThat(lastPlay(database)).isEqualTo(7);
        }
    }

    @Test
    void shouldKeepNothingOfATransactionThatFails() {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            assertThatThrownBy(() -> database.write(c -> {
                        Sql.run(c, "INSERT INTO on_air (screen, last_play) VALUES ('ngoai-troi', 7)");
                        throw new SQLException("the cable was pulled");
                    }))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("database-failed"));
            int screens = database.read(c -> Sql.number(c, "SELECT count(*) FROM on_air"));
            assertThat(screens).isZero();
        }
    }

    @Test
    void shouldRefuseALaterSchemaAndLeaveItAlone() throws Exception {
        int later = Kind.NODE.migrations().size() + 1;
        try (NodeDatabase database = NodeDatabase.open(data)) {
            database.write(c -> Sql.run(c, "PRAGMA user_version = " + later));
        }
        byte[] before = Files.readAllBytes(data.resolve("node.db"));

        assertThatThrownBy(() -> NodeDatabase.open(data)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("database-newer");
            assertThat(fault.category()).isEqualTo(Category.REFUSED);
        });
        assertThat(Files.readAllBytes(data.resolve("node.db"))).isEqualTo(before);
    }

    @Test
    void shouldRefuseACentralDatabaseAndGarbage() throws Exception {
        Database.open(data.resolve("central.db"), Kind.CENTRAL).close();
        Files.move(data.resolve("central.db"), data.resolve("node.db"));
        assertCode("database-unknown");

        Files.writeString(data.resolve("node.db"), "not a database, but long enough to be looked at".repeat(100));
        assertCode("database-unknown");
    }

    @Test
    void shouldReadOneStateWhileAnotherThreadWrites() {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            database.write(c -> Sql.run(c, "INSERT INTO on_air (screen, last_play) VALUES ('ngoai-troi', 1)"));
            long seen = database.read(reading -> {
                long first = Sql.number(reading, "SELECT last_play FROM on_air");
                database.write(c -> Sql.run(c, "UPDATE on_air SET last_play = 2"));
                return first * 10 + Sql.number(reading, "SELECT last_play FROM on_air");
            });
            assertThat(seen).isEqualTo(11);
            assertThat(lastPlay(database)).isEqualTo(2);
        }
    }

    @Test
    void shouldLetNobodyWriteThroughAReader() {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            assertThatThrownBy(() -> database.read(c -> Sql.run(c, "DELETE FROM on_air")))
                    .isInstanceOf(Fault.class);
        }
    }

    private static long lastPlay(NodeDatabase database) {
        return database.read(c -> Sql.number(c, "SELECT last_play FROM on_air"));
    }

    private void assertCode(String code) {
        assertThatThrownBy(() -> NodeDatabase.open(data))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
