// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Pull;
import vn.cotmoc.fleet.Pull.Pulled;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;

/** The way of the journal: served by a node, pulled over HTTP, held against chain and head, acknowledged. */
@Tag("L3")
class PullFromNodeTest {
    @TempDir
    Path folder;

    private TestNode node;
    private CentralDatabase central;
    private Pull pull;

    @BeforeEach
    void setUp() throws IOException {
        node = new TestNode(folder.resolve("node"));
        Path office = Files.createDirectories(folder.resolve("central"));
        central = CentralDatabase.create(office.resolve("central.db"));
        pull = new Pull(central, office.resolve("central.db"));
    }

    @AfterEach
    void close() {
        central.close();
        node.close();
    }

    @Test
    void shouldTakeWhatIsNewAndTellTheNode() {
        node.play("cam-moc", 2_500);
        long all = head();

        assertThat(pull().imported().taken()).isEqualTo(all).isGreaterThan(2_500);
        assertThat(acknowledged()).isEqualTo(all);
        assertThat(pull().imported().taken()).as("again").isZero();

        node.play("du-lich", 3);
        Pulled more = pull();
        assertThat(more.imported().taken()).isEqualTo(3);
        assertThat(more.anew()).isFalse();
        assertThat(acknowledged()).isEqualTo(all + 3);
        assertThat(central.verify(PullFromNodeTest::silent).findings()).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheLineBreaksHalfWay() throws IOException {
        node.play("cam-moc", 1_000);
        try (BreakingLine line = new BreakingLine(node.http.server.address(), 10_000, 2)) {
            pull.run(client(line.address(), node), PullFromNodeTest::silent);

            assertThat(line.breaksLeft()).isZero();
        }
        assertThat(acknowledged()).isEqualTo(head());
    }

    @Test
    void shouldKeepAndAcknowledgeNothingOfAPullThatIsCutOffAndGoOnWithItThen() {
        node.play("cam-moc", 4_500);

        cutOff();
        assertThat(central.logs()).isEmpty();
        assertThat(acknowledged()).isZero();

        List<Long> pages = new ArrayList<>();
        Pulled pulled = pull.run(client(node.http.server.address(), node), pages::add);
        assertThat(pages).as("the first was there").containsExactly(4_000L, head());
        assertThat(pulled.imported().taken()).isEqualTo(head());
        assertThat(folder.resolve("central")).isDirectoryNotContaining("glob:**.pull*");
        assertThat(central.verify(PullFromNodeTest::silent).findings()).isEmpty();
    }

    @Test
    void shouldGoOnAfterTheLastWholeRowOfAPullThatWasCutOff() throws IOException {
        node.play("cam-moc", 2_500);
        cutOff();
        Path left = spool();
        byte[] rows = Files.readAllBytes(left);
        Files.write(left, Arrays.copyOf(rows, rows.length - 10));

        List<Long> pages = new ArrayList<>();
        pull.run(client(node.http.server.address(), node), pages::add);
        assertThat(pages).containsExactly(head());
        assertThat(central.verify(PullFromNodeTest::silent).findings()).isEmpty();
    }

    @Test
    void shouldKeepNothingThatWasAlteredOnItsWay() throws IOException {
        node.play("cam-moc", 2_500);
        cutOff();
        Path left = spool();
        Files.writeString(left, Files.readString(left).replaceFirst("\"airtimeMs\":30000", "\"airtimeMs\":30001"));

        assertRefused(node, "journal-chain");
        assertThat(central.logs()).isEmpty();
        assertThat(left).doesNotExist();
        assertThat(pull().imported().taken()).isEqualTo(head());
    }

    @Test
    void shouldTakeWhatARestoredDatabaseHasOfItsEarlierLog() throws Exception {
        Path database = folder.resolve("node/data/node.db");
        node.play("cam-moc", 2);
        pull();
        node.play("du-lich", 3);
        node.close();
        // A node that is started anew makes its tokens anew.
        alter("DELETE FROM token");
        Files.copy(database, folder.resolve("backup.db"));
        node = new TestNode(folder.resolve("node"), TestNode.NAME, node.office);
        long backedUp = head();
        // It counts its plays from 1 again; those that are known already are no news.
        node.play("du-lich", 20);
        assertThat(head()).isGreaterThan(backedUp);
        cutOff();
        node.close();
        Files.copy(folder.resolve("backup.db"), database, StandardCopyOption.REPLACE_EXISTING);
        node = new TestNode(folder.resolve("node"), TestNode.NAME, node.office);

        Pulled pulled = pull();
        assertThat(pulled.anew()).isTrue();
        assertThat(pulled.earlier()).isEqualTo(3);
        assertThat(central.logs()).hasSize(2);
        assertThat(pull().earlier()).as("again").isZero();
        assertThat(central.verify(PullFromNodeTest::silent).findings()).isEmpty();
    }

    private void cutOff() {
        LongConsumer cut = rows -> {
            throw new IllegalStateException("the office pressed Ctrl-C");
        };
        assertThatThrownBy(() -> pull.run(client(node.http.server.address(), node), cut))
                .isInstanceOf(IllegalStateException.class);
    }

    private Path spool() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("central"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(".pull-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void shouldRefuseARowThatWasAltered() throws SQLException {
        pull();
        long before = acknowledged();
        node.play("cam-moc", 3);
        alter("UPDATE rows SET line = replace(line, '\"airtimeMs\":30000', '\"airtimeMs\":30001')"
                + " WHERE id = (SELECT max(id) - 1 FROM rows)");

        assertRefused(node, "journal-chain");

        assertThat(central.verify(PullFromNodeTest::silent).rows()).isEqualTo(before);
        assertThat(acknowledged()).isEqualTo(before);
    }

    @Test
    void shouldRefuseAnotherKey() throws IOException {
        pull();
        try (TestNode other = new TestNode(folder.resolve("other"))) {
            assertRefused(other, "key-not-pinned");
        }
        assertThat(central.logs()).hasSize(1);
    }

    @Test
    void shouldTellAResetAndThenTheForkThatItBecomes() throws SQLException {
        node.play("cam-moc", 5);
        pull();
        long held = head();
        alter("DELETE FROM rows WHERE id > (SELECT max(id) - 3 FROM rows)");
        alter("UPDATE streams SET seq = seq - 3,"
                + " chain = (SELECT json_extract(line, '$.chain') FROM rows ORDER BY id DESC LIMIT 1)");

        assertRefused(node, "journal-reset");
        node.play("du-lich", 9);
        assertRefused(node, "journal-fork");

        assertThat(central.verify(PullFromNodeTest::silent).rows()).isEqualTo(held);
    }

    private Pulled pull() {
        return pull.run(client(node.http.server.address(), node), PullFromNodeTest::silent);
    }

    private static NodeClient client(URI address, TestNode node) {
        return new NodeClient(new NodeAddress(address, node.http.central, null), Language.EN);
    }

    private void assertRefused(TestNode from, String code) {
        assertThatThrownBy(() -> pull.run(client(from.http.server.address(), from), PullFromNodeTest::silent))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.code()).as(fault.toString()).isEqualTo(code));
    }

    /** As someone with the node's disk could. */
    private void alter(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("node/data/node.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private long head() {
        return journal().head().seq();
    }

    private long acknowledged() {
        return journal().acknowledged();
    }

    private SqliteJournalReader journal() {
        return new SqliteJournalReader(node.http.database, TestNode.NAME, TestNode.ZONE, node.clock);
    }

    private static void silent(long rows) {
        assertThat(rows).isNotNegative();
    }
}
