// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.Tokens.Token;

@Tag("L3")
class SqliteTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    /** As many as there are for everybody else: {@link Database}. */
    private static final int READERS = 4;

    @TempDir
    Path data;

    private NodeDatabase database;
    private SqliteTokens tokens;

    @BeforeEach
    void open() {
        database = NodeDatabase.open(data);
        tokens = new SqliteTokens(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldFindATokenByItsSecretAlone() {
        String secret = tokens.add("gate", Role.OPERATOR, null, NOW);

        assertThat(tokens.findBySecret(secret, NOW)).hasValueSatisfying(token -> {
            assertThat(token.name()).isEqualTo("gate");
            assertThat(token.role()).isEqualTo(Role.OPERATOR);
            assertThat(token.created()).isEqualTo(NOW);
        });
        assertThat(tokens.findBySecret(secret + "x", NOW)).isEmpty();
        assertThat(tokens.findBySecret("gate", NOW)).isEmpty();
        assertThat(tokens.findBySecret("", NOW)).isEmpty();
    }

    @Test
    void shouldDraw256BitsAndKeepNoSecretOnDisk() throws Exception {
        String secret = tokens.add("gate", Role.OPERATOR, null, NOW);
        assertThat(secret).hasSize(43).isNotEqualTo(tokens.add("other", Role.OPERATOR, null, NOW));

        database.close();
        for (String file : new String[] {"node.db", "node.db-wal"}) {
            if (Files.exists(data.resolve(file))) {
                String bytes = Files.readString(data.resolve(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes).doesNotContain(secret);
            }
        }
    }

    @Test
    void shouldNotCountPastItsExpiry() {
        String secret = tokens.add("guest", Role.CENTRAL, NOW.plusSeconds(60), NOW);

        assertThat(tokens.findBySecret(secret, NOW.plusSeconds(59))).isPresent();
        assertThat(tokens.findByName("guest", NOW.plusSeconds(59))).isPresent();
        assertThat(tokens.findBySecret(secret, NOW.plusSeconds(60))).isEmpty();
        assertThat(tokens.findByName("guest", NOW.plusSeconds(60))).isEmpty();
        assertThat(tokens.list()).extracting(Token::name).containsExactly("guest");
    }

    @Test
    void shouldNoteTheLastUseByTheMinute() {
        String secret = tokens.add("gate", Role.OPERATOR, null, NOW);
        assertThat(tokens.list().get(0).lastUse()).isNull();

        tokens.findBySecret(secret, NOW);
        tokens.findBySecret(secret, NOW.plusSeconds(59));
        assertThat(tokens.list().get(0).lastUse()).isEqualTo(NOW);

        tokens.findBySecret(secret, NOW.plusSeconds(61));
        assertThat(tokens.list().get(0).lastUse()).isEqualTo(NOW.plusSeconds(61));
    }

    @Test
    void shouldWriteLastUsesTogetherAndOnlyWhenTold() {
        String gate = tokens.add("gate", Role.OPERATOR, null, NOW);
        String office = tokens.add("office", Role.CENTRAL, null, NOW);
        int before = database.read(SqliteTokensTest::writes);
        tokens.findBySecret(gate, NOW);
        tokens.findBySecret(office, NOW.plusSeconds(1));
        assertThat(database.read(SqliteTokensTest::writes)).isEqualTo(before);

        tokens.keepUses();
        assertThat(new SqliteTokens(database).list())
                .extracting(Token::lastUse)
                .containsExactly(NOW, NOW.plusSeconds(1));
        int kept = database.read(SqliteTokensTest::writes);
        tokens.findBySecret(gate, NOW.plusSeconds(59));
        tokens.keepUses();
        assertThat(database.read(SqliteTokensTest::writes)).isEqualTo(kept).isNotEqualTo(before);
    }

    @Test
    void shouldNotGiveALaterTokenTheUseOfAnEarlierOneOfThatName() {
        tokens.findBySecret(tokens.add("gate", Role.OPERATOR, null, NOW), NOW);
        tokens.revoke("gate");
        String later = tokens.add("gate", Role.OPERATOR, null, NOW.plusSeconds(1));
        tokens.keepUses();

        assertThat(tokens.list())
                .singleElement()
                .satisfies(token -> assertThat(token.lastUse()).isNull());
        assertThat(tokens.findBySecret(later, NOW.plusSeconds(2))).isPresent();
        assertThat(tokens.list().get(0).lastUse()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void shouldSeeAtOnceWhatAnotherProcessAddsAndRevokes() {
        String secret = tokens.add("gate", Role.OPERATOR, null, NOW);
        assertThat(tokens.findBySecret(secret, NOW)).isPresent();
        try (NodeDatabase beside = NodeDatabase.open(data)) {
            String added = new SqliteTokens(beside).add("office", Role.CENTRAL, null, NOW);
            assertThat(tokens.findBySecret(added, NOW)).isPresent();
            new SqliteTokens(beside).revoke("gate");
        }
        assertThat(tokens.findBySecret(secret, NOW)).isEmpty();
        assertThat(tokens.findByName("gate", NOW)).isEmpty();
    }

    @Test
    void shouldLetPeopleInThoughAllReadersAreBusy() throws Exception {
        String secret = tokens.add("gate", Role.OPERATOR, null, NOW);
        var reading = new CountDownLatch(READERS);
        var enough = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(READERS);
        try {
            for (int i = 0; i < READERS; i++) {
                threads.execute(() -> database.read(connection -> {
                    reading.countDown();
                    return await(enough);
                }));
            }
            assertThat(await(reading)).isTrue();
            assertThat(tokens.findBySecret(secret, NOW)).isPresent();
        } finally {
            enough.countDown();
            threads.shutdown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Moves with every commit of another connection. */
    private static int writes(java.sql.Connection connection) throws java.sql.SQLException {
        return Sql.number(connection, "PRAGMA data_version");
    }

    @Test
    void shouldRefuseNamesThatAreTakenWrongOrUnknown() {
        tokens.add("gate", Role.OPERATOR, null, NOW);
        assertCode("token-known", () -> tokens.add("gate", Role.CENTRAL, null, NOW));
        assertCode("token-name", () -> tokens.add("Cổng", Role.CENTRAL, null, NOW));
        assertCode("token-name", () -> tokens.add("", Role.CENTRAL, null, NOW));
        assertCode("token-unknown", () -> tokens.revoke("nobody"));
    }

    @Test
    void shouldKeepTheAuditInOrderAndForgetTheOld() {
        var audit = new SqliteAudit(database);
        for (int i = 0; i < 3; i++) {
            audit.write(new vn.cotmoc.journal.Audit.Entry(
                    0, NOW.plusSeconds(i), "gate", "operator", "192.0.2.7", "DELETE /api/v1/takeover", 204));
        }

        assertThat(audit.after(1, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.seq()).isEqualTo(2);
            assertThat(entry.at()).isEqualTo(NOW.plusSeconds(1));
            assertThat(entry.action()).isEqualTo("DELETE /api/v1/takeover");
        });
        audit.forget(Duration.ofDays(1), NOW.plusSeconds(2).plus(Duration.ofDays(1)));
        assertThat(audit.after(0, 10)).extracting("seq").containsExactly(3L);
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
