// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cotmoc.journal.Showings.SCREEN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

@Tag("L2")
class JournalWriterTest {
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong monotonicNs = new AtomicLong();
    private final Clock clock = () -> new Moment(NOON, monotonicNs.get(), true);
    private final FakeJournal journal = new FakeJournal(clock);

    @Test
    void shouldWriteInOrderWhatIsOffered() {
        try (var writer = writer()) {
            for (int i = 0; i < 2_500; i++) {
                writer.offer(List.of(new Entry.ClockChanged("stepped", (long) i)));
            }
        }
        assertThat(journal.rows())
                .hasSize(2_500)
                .isSortedAccordingTo((a, b) ->
                        Long.compare(a.path("stepMs").asLong(), b.path("stepMs").asLong()));
    }

    @Test
    void shouldKeepTryingWhileTheDiskIsFullAndLoseNothing() {
        journal.full(true);
        try (var writer = writer()) {
            writer.offer(Collections.nCopies(500, missed()));
            await().until(() -> writer.trouble().isPresent());
            assertThat(writer.trouble()).get().returns("disk-full", fault -> fault.code());
            assertThat(writer.waiting()).isEqualTo(500);
            assertThat(folder.resolve("reserve")).as("the reserve was given up").doesNotExist();

            journal.full(false);
            await().until(() -> writer.waiting() == 0 && writer.trouble().isEmpty());
            await().until(() -> Files.exists(folder.resolve("reserve")));
        }
        assertThat(journal.rows()).hasSize(500);
        assertThat(folder.resolve("reserve")).hasSize(Reserve.RESERVE_BYTES);
    }

    @Test
    void shouldSayWithOneRowHowManyWereLostBeyondTheBound() {
        journal.full(true);
        try (var writer = writer()) {
            writer.offer(Collections.nCopies(Writing.LOG_QUEUE_ENTRIES + 7, missed()));
            await().until(() -> writer.trouble().isPresent());
            journal.full(false);
            await().until(() -> writer.waiting() == 0);
        }
        List<String> types = new ArrayList<>();
        journal.rows().forEach(row -> types.add(row.path("type").asText()));
        assertThat(types).hasSize(Writing.LOG_QUEUE_ENTRIES + 1).containsOnlyOnce("gap");
        assertThat(journal.rows())
                .filteredOn(row -> row.path("type").asText().equals("gap"))
                .allSatisfy(row -> assertThat(row.path("lost").asLong()).isEqualTo(7))
                .allSatisfy(row -> assertThat(row.path("why").asText()).isEqualTo("disk-full"));
    }

    @Test
    void shouldEndWithoutWaitingForADiskThatStaysFull() {
        journal.full(true);
        long before = System.nanoTime();
        try (var writer = writer()) {
            writer.offer(List.of(missed()));
        }
        assertThat(System.nanoTime() - before).isLessThan(8_000_000_000L);
        assertThat(journal.rows()).isEmpty();
    }

    @Test
    void shouldTellThatTheDiskHangsButBeAliveAllTheSame() {
        try (var writer = writer()) {
            await().until(() -> Files.exists(folder.resolve("reserve")));
            // Whoever holds the journal's monitor keeps every write waiting.
            synchronized (journal) {
                writer.offer(List.of(missed()));
                await().until(() -> {
                    monotonicNs.addAndGet(Duration.ofSeconds(9).toNanos());
                    return writer.trouble().isPresent();
                });
                assertThat(writer.trouble()).get().returns("disk-hangs", fault -> fault.code());
                long turns = writer.turns();
                assertThat(writer.turns()).isGreaterThan(turns);
            }
            await().until(() -> writer.waiting() == 0);
            await().until(() -> writer.trouble().isEmpty());
        }
        assertThat(journal.rows()).hasSize(1);
    }

    private JournalWriter writer() {
        var writer = new JournalWriter(journal, new Reserve(folder.resolve("reserve")), clock);
        writer.takeReserve();
        return writer;
    }

    private static Entry missed() {
        return new Entry.Missed(Showings.between(SCREEN, "cptpp", NOON), "late", true);
    }
}
