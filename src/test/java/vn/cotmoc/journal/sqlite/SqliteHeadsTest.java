// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.CanonicalJson;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Finding;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

@Tag("L3")
class SqliteHeadsTest {
    private static final String NODE = "ha-tien-1";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    Path data;

    private final Clock clock = () -> new Moment(NOON, 0, true);
    private NodeDatabase database;
    private SqliteJournal journal;
    private SqliteHeads heads;
    private NodeKey key;

    @BeforeEach
    void open() {
        database = NodeDatabase.open(data);
        key = NodeKey.open(data.resolve("key"), NODE);
        journal = SqliteJournal.open(database, NODE, new Site("ha-tien", "Hà Tiên", "An Giang", null), ZONE, clock);
        heads = new SqliteHeads(database, NODE, ZONE, clock, key);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldSignOnlyWhatIsNew() {
        assertThat(heads.sign()).get().returns(1L, Head::seq).returns("2026-11-23T12:00:00.000+07:00", Head::at);
        assertThat(heads.sign()).isEmpty();

        missed(3);
        assertThat(heads.sign()).get().returns(4L, Head::seq);
        assertThat(verify()).isEmpty();
    }

    @Test
    void shouldCatchARowThatWasForgedTogetherWithItsChain() {
        missed(5);
        heads.sign();
        missed(5);

        // Somebody who knows how the chain is made writes all rows from the third on anew.
        database.write(connection -> {
            Stream stream = Stream.findLatest(connection, NODE).orElseThrow();
            List<String> lines = Sql.list(connection, "SELECT line FROM rows ORDER BY id", row -> row.getString(1));
            Chain chain = Chain.genesis(stream.log());
            for (int i = 0; i < lines.size(); i++) {
                var row = (ObjectNode) json(lines.get(i));
                row.remove("chain");
                if (i == 2) {
                    row.put("reason", "off");
                }
                chain.append(row);
                Sql.run(
                        connection,
                        "UPDATE rows SET line = ? WHERE id = ?",
                        CanonicalJson.text(row),
                        stream.row(i + 1L));
            }
            return Sql.run(connection, "UPDATE streams SET chain = ?", chain.hex());
        });

        assertThat(verify())
                .singleElement()
                .returns(6L, Finding::seq)
                .satisfies(finding -> assertThat(finding.what().key()).isEqualTo("journal.verify-signed"));
    }

    @Test
    void shouldCatchRowsCutOffAfterTheyWereSigned() {
        missed(5);
        heads.sign();
        database.write(connection -> {
            Stream stream = Stream.findLatest(connection, NODE).orElseThrow();
            String chain = Sql.find(
                            connection, "SELECT line FROM rows WHERE id = ?", row -> row.getString(1), stream.row(3))
                    .map(SqliteHeadsTest::json)
                    .map(row -> row.path("chain").asText())
                    .orElseThrow();
            Sql.run(connection, "DELETE FROM rows WHERE id > ?", stream.row(3));
            return Sql.run(connection, "UPDATE streams SET seq = 3, chain = ?", chain);
        });

        assertThat(verify()).extracting(Finding::seq).contains(6L);
    }

    @Test
    void shouldBeExportedBesideTheRowsForTheOffice() {
        missed(5);
        heads.sign();
        missed(2);
        List<Path> files;
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            files = record.export(data.resolve("out"), rows -> {});
        }
        try (CentralDatabase central = CentralDatabase.create(data.resolve("central.db"))) {
            assertThat(central.importFile(files.get(0), rows -> {}))
                    .returns(6L, Imported::taken)
                    .returns(2L, Imported::waiting);
        }
    }

    @Test
    void shouldForgetHeadsOfPrunedRowsAndGoOnFromTheCheckpoint() {
        missed(5);
        heads.sign();
        missed(5);
        heads.sign();
        var reader = new SqliteJournalReader(database, NODE, ZONE, clock);
        reader.acknowledge(reader.head().log(), 8);
        new SqliteRetention(database, NODE, ZONE, clock, key).prune(NOON.plusSeconds(1), NOON);
        missed(1);
        heads.sign();

        assertThat(reader.logs()).extracting(JournalReader.Log::pruned).containsExactly(8L);
        assertThat(verify()).isEmpty();
        int kept = database.read(connection -> Sql.number(connection, "SELECT count(*) FROM signed_heads"));
        assertThat(kept).isEqualTo(2);

        database.write(connection -> Sql.run(connection, "UPDATE streams SET pruned_chain = '" + "0".repeat(64) + "'"));
        assertThat(verify()).extracting(Finding::seq).contains(8L);
    }

    private void missed(int count) {
        for (int i = 0; i < count; i++) {
            journal.write(List.of(new Entry.Missed(Showings.between("s", "cptpp", NOON), "late", true)));
        }
    }

    private List<Finding> verify() {
        try (RecordDatabase record = RecordDatabase.open(data.resolve("node.db"))) {
            return record.verify(rows -> {}).findings();
        }
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
