// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

@Tag("L3")
class SqliteJournalReaderTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    Path data;

    private NodeDatabase database;
    private SqliteJournal journal;
    private SqliteJournalReader reader;

    @BeforeEach
    void open() {
        Clock clock = () -> new Moment(NOON, 0, true);
        database = NodeDatabase.open(data);
        journal = SqliteJournal.open(
                database, "ha-tien-1", new Site("ha-tien", "Hà Tiên", "An Giang", null), ZONE, clock);
        reader = new SqliteJournalReader(database, "ha-tien-1", ZONE, clock);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void shouldTellTheLastWordOnAnIncidentWhenThereIsOneMore() {
        journal.write(List.of(incident("opened")));
        assertThat(reader.incidents()).extracting(Incident::event).containsExactly("opened");
        journal.write(List.of(missed()));
        assertThat(reader.incidents()).extracting(Incident::event).containsExactly("opened");
        journal.write(List.of(incident("acked")));
        assertThat(reader.incidents()).extracting(Incident::event).containsExactly("acked");
    }

    @Test
    void shouldServeOfAStretchWhatThereWasWhenItWasFound() throws Exception {
        for (int i = 0; i < 3; i++) {
            journal.write(List.of(missed()));
        }
        JournalReader.Stretch all = reader.stretch(Optional.empty(), 1, 10, Set.of());
        JournalReader.Stretch two = reader.stretch(Optional.empty(), 1, 2, Set.of("missed"));
        JournalReader.Stretch none = reader.stretch(Optional.empty(), 4, 2, Set.of());
        journal.write(List.of(missed()));

        assertThat(all.next()).isEmpty();
        assertThat(all.head().seq()).isEqualTo(4);
        assertThat(lines(all))
                .isEqualTo(reader.page(Optional.empty(), 1, 3, Set.of()).lines())
                .hasSize(3);
        assertThat(two.next()).hasValue(3);
        assertThat(lines(two))
                .isEqualTo(reader.page(Optional.empty(), 1, 2, Set.of()).lines());
        assertThat(lines(none)).isEmpty();
        assertThat(none.next()).isEmpty();
    }

    private List<String> lines(JournalReader.Stretch stretch) throws Exception {
        List<String> lines = new ArrayList<>();
        reader.write(stretch, lines::addAll);
        return lines;
    }

    private static Entry missed() {
        return new Entry.Missed(Showings.between("s", "cptpp", NOON), "late", true);
    }

    private static Entry incident(String event) {
        return new Entry.IncidentChanged(new Incident(
                "inc-1", event, null, null, "clock", "warning", NOON, null, null, "Đồng hồ", null, null, null, null,
                null));
    }
}
