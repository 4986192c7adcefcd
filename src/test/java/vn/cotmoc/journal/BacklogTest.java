// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cotmoc.journal.Showings.SCREEN;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Proof;

@Tag("L1")
class BacklogTest {
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    private final Backlog backlog = new Backlog(4);

    @Test
    void shouldKeepOnlyTheLatestHeartbeatOfAScreen() {
        offer(intent(1), started(1), beat(1, 1_000), beat(1, 2_000));
        assertThat(backlog.oldest(10)).containsExactly(intent(1), started(1), beat(1, 2_000));

        offer(ended(1));
        assertThat(backlog.oldest(10)).containsExactly(intent(1), started(1), ended(1));
    }

    @Test
    void shouldGiveHeartbeatsOnlyAfterAllThatCameBeforeThem() {
        offer(intent(1), started(1), beat(1, 1_000));
        assertThat(backlog.oldest(1)).containsExactly(intent(1));

        backlog.remove(List.of(intent(1)));
        assertThat(backlog.oldest(1)).containsExactly(started(1), beat(1, 1_000));
    }

    @Test
    void shouldKeepAHeartbeatThatCameWhileAnEarlierOneWasWritten() {
        offer(intent(1), started(1), beat(1, 1_000));
        List<Entry> batch = backlog.oldest(10);
        offer(beat(1, 2_000));
        backlog.remove(batch);

        assertThat(backlog.oldest(10)).containsExactly(beat(1, 2_000));
    }

    @Test
    void shouldSayWithOneGapHowMuchWasLost() {
        offer(missed(), missed(), missed(), missed());
        backlog.offer(missed(), NOON);
        backlog.offer(missed(), NOON.plusSeconds(5));
        assertThat(backlog.size()).isEqualTo(4);

        drain("disk-full");

        assertThat(backlog.oldest(10)).containsExactly(new Entry.Gap(2, NOON, NOON.plusSeconds(5), "disk-full"));
        drain("disk-full");
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void shouldTakeTheEndOfAPlayWhoseBeginningItTook() {
        offer(intent(1), started(1), missed(), missed(), missed(), ended(1));

        assertThat(backlog.oldest(10)).containsExactly(intent(1), started(1), missed(), missed(), ended(1));
        drain("write-failed");
        assertThat(backlog.oldest(10)).containsExactly(new Entry.Gap(1, NOON, NOON, "write-failed"));
    }

    @Test
    void shouldCountAPlayAsLostOnlyOnceItIsOver() {
        offer(missed(), missed(), missed(), missed());
        offer(intent(1), started(1), beat(1, 1_000), intent(2), ended(1), started(2), beat(2, 3_000), intent(3));
        drain("disk-full");

        assertThat(backlog.oldest(10))
                .containsExactly(
                        new Entry.Gap(1, NOON, NOON, "disk-full"), intent(2), started(2), intent(3), beat(2, 3_000));
        offer(ended(2));
        assertThat(backlog.oldest(10)).contains(ended(2)).doesNotContain(beat(2, 3_000));
    }

    @Test
    void shouldLeaveNoGapWhenNothingWasLost() {
        offer(missed(), missed(), missed(), missed(), intent(1));
        drain("disk-full");

        assertThat(backlog.oldest(10)).containsExactly(intent(1));
    }

    @Test
    void shouldRefuseOnUntilHalfTheRoomIsFree() {
        offer(missed(), missed(), missed(), missed(), missed());
        backlog.remove(backlog.oldest(1));
        backlog.resume("disk-full");
        offer(missed());
        assertThat(backlog.size()).isEqualTo(3);

        backlog.remove(backlog.oldest(1));
        backlog.resume("disk-full");
        assertThat(backlog.oldest(10)).containsExactly(missed(), missed(), new Entry.Gap(2, NOON, NOON, "disk-full"));
    }

    private void offer(Entry... entries) {
        for (Entry entry : entries) {
            backlog.offer(entry, NOON);
        }
    }

    private void drain(String why) {
        backlog.remove(backlog.oldest(100));
        backlog.resume(why);
    }

    private static Entry missed() {
        return new Entry.Missed(Showings.between(SCREEN, "cptpp", NOON), "late", true);
    }

    private static Entry intent(long play) {
        return new Entry.Intent(play, Showings.between(SCREEN, "cam-moc", NOON), "after " + play);
    }

    private static Entry started(long play) {
        return new Entry.Started(SCREEN, play, NOON);
    }

    private static Entry beat(long play, long airtimeMs) {
        return new Entry.Beat(SCREEN, play, airtimeMs, Proof.PANEL);
    }

    private static Entry ended(long play) {
        return new Entry.Ended(
                SCREEN, play, NOON, NOON.plusMillis(30_000), 30_000, Outcome.COMPLETE, null, Proof.PANEL, true);
    }
}
