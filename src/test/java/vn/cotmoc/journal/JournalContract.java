// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cotmoc.journal.Showings.CLIP_MS;
import static vn.cotmoc.journal.Showings.SCREEN;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Proof;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** What every journal does. */
@Tag("L2")
public abstract class JournalContract {
    protected static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    protected Instant now = NOON.plusSeconds(3600);
    protected final Clock clock = () -> new Moment(now, 0, true);

    /** The journal under test, the same at each call. */
    protected abstract Journal journal();

    /** What the last one left behind: it was never closed, the power was gone. */
    protected abstract Journal reopen();

    /** All rows but the first of type site, oldest first. */
    protected abstract List<JsonNode> rows();

    @Test
    void shouldLeaveOneRowWhenAPlayHasEnded() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), beat(1, 1_000, Proof.PANEL));
        assertThat(rows()).isEmpty();

        write(ended(1, NOON, 30_000, Outcome.COMPLETE, null));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.path("type").asText()).isEqualTo("play");
            assertThat(row.path("clip").asText()).isEqualTo("cam-moc");
            assertThat(row.path("startedAt").asText()).isEqualTo("2026-11-23T12:00:00.000+07:00");
            assertThat(row.path("endedAt").asText()).isEqualTo("2026-11-23T12:00:30.000+07:00");
            assertThat(row.path("airtimeMs").asLong()).isEqualTo(30_000);
            assertThat(row.path("outcome").asText()).isEqualTo("complete");
            assertThat(row.path("reason").isNull()).isTrue();
            assertThat(row.path("proof").asText()).isEqualTo("panel");
            assertThat(row.path("clock").asText()).isEqualTo("synchronised");
        });
    }

    @Test
    void shouldKeepTheIntentBesideThePlayOnAir() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), intent(2, "asean", NOON.plusMillis(CLIP_MS)));
        write(ended(1, NOON, 30_000, Outcome.COMPLETE, null), started(2, NOON.plusMillis(CLIP_MS)));
        write(ended(2, NOON.plusMillis(CLIP_MS), 5_000, Outcome.CUT, Reason.HOURS));

        assertThat(rows()).extracting(row -> row.path("clip").asText()).containsExactly("cam-moc", "asean");
        assertThat(last().path("reason").asText()).isEqualTo("hours");
    }

    @Test
    void shouldGiveTheHistoryOfThePlayThatStartedLast() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), intent(2, "asean", NOON));

        assertThat(journal().findHistory(SCREEN)).contains("after cam-moc");
        assertThat(journal().lastPlay(SCREEN)).isEqualTo(2);
        assertThat(journal().findHistory("nhap-canh")).isEmpty();
        assertThat(journal().lastPlay("nhap-canh")).isZero();
    }

    @Test
    void shouldGiveTheHistoryThatWasDecidedWithoutAPlay() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), new Entry.Decided(SCREEN, "dark"));
        assertThat(journal().findHistory(SCREEN)).contains("dark");

        write(ended(1, NOON, 30_000, Outcome.COMPLETE, null));
        reopen();
        assertThat(journal().findHistory(SCREEN)).contains("dark");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void shouldKnowWhenTheLastPlayOfAScreenEnded() {
        assertThat(journal().findLastEnd(SCREEN)).isEmpty();
        write(intent(1, "cam-moc", NOON), started(1, NOON), ended(1, NOON, 30_000, Outcome.COMPLETE, null));
        write(intent(2, "asean", NOON.plusSeconds(30)), started(2, NOON.plusSeconds(30)), beat(2, 4_000, Proof.PANEL));
        assertThat(journal().findLastEnd(SCREEN)).contains(NOON.plusSeconds(30));
        reopen();

        assertThat(journal().findLastEnd(SCREEN)).contains(NOON.plusSeconds(34));
        assertThat(journal().findLastEnd("nhap-canh")).isEmpty();
    }

    @Test
    void shouldReplaceAnIntentThatNeverStarted() {
        write(intent(1, "cam-moc", NOON), intent(2, "asean", NOON), started(1, NOON));
        assertThat(journal().findHistory(SCREEN)).isEmpty();

        write(started(2, NOON), ended(2, NOON, 30_000, Outcome.COMPLETE, null));

        assertThat(rows()).extracting(row -> row.path("clip").asText()).containsExactly("asean");
    }

    @Test
    void shouldLeaveNoRowWhenAnIntentIsDropped() {
        write(intent(1, "cam-moc", NOON), new Entry.Dropped(SCREEN, 1), started(1, NOON));

        assertThat(rows()).isEmpty();
        assertThat(journal().findHistory(SCREEN)).isEmpty();
        assertThat(journal().lastPlay(SCREEN)).isEqualTo(1);
    }

    @Test
    void shouldLeaveARowWhenAnIntentFailsBeforeItsFirstPicture() {
        write(intent(1, "cam-moc", NOON), ended(1, null, 0, Outcome.FAILED, Reason.NO_PICTURE));

        assertThat(last().path("startedAt").isNull()).isTrue();
        assertThat(last().path("reason").asText()).isEqualTo("no-picture");
        assertThat(journal().findHistory(SCREEN)).contains("after cam-moc");
    }

    @Test
    void shouldChangeNothingWhenTheSameEntriesComeTwice() {
        List<Entry> play = List.of(
                intent(1, "cam-moc", NOON),
                started(1, NOON),
                beat(1, 30_000, Proof.PANEL),
                ended(1, NOON, 30_000, Outcome.COMPLETE, null));
        journal().write(play);
        journal().write(play);

        assertThat(rows()).hasSize(1);
        assertThat(journal().lastPlay(SCREEN)).isEqualTo(1);
    }

    @Test
    void shouldPassOverNumbersItDoesNotKnow() {
        write(
                started(7, NOON),
                beat(7, 1_000, Proof.PANEL),
                new Entry.Dropped(SCREEN, 7),
                ended(7, NOON, 30_000, Outcome.COMPLETE, null));

        assertThat(rows()).isEmpty();
        assertThat(journal().lastPlay(SCREEN)).isZero();
    }

    @Test
    void shouldCloseAPlayThatWasNeverReportedOverWhenTheNextOneStarts() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), beat(1, 4_000, Proof.OUTPUT));
        write(intent(2, "asean", NOON), started(2, NOON));

        assertThat(last().path("clip").asText()).isEqualTo("cam-moc");
        assertThat(last().path("outcome").asText()).isEqualTo("interrupted");
        assertThat(last().path("reason").asText()).isEqualTo("process");
        assertThat(last().path("airtimeMs").asLong()).isEqualTo(4_000);
    }

    @Test
    void shouldCloseAtLastHeartbeatWhenPowerFails() {
        write(new Entry.ClockChanged("synchronised", null), new Entry.ClockChanged("stepped", -300L));
        write(intent(1, "cam-moc", NOON), started(1, NOON), beat(1, 4_000, Proof.PANEL), beat(1, 5_000, Proof.OUTPUT));
        reopen();

        assertThat(last().path("outcome").asText()).isEqualTo("interrupted");
        assertThat(last().path("reason").asText()).isEqualTo("machine");
        assertThat(last().path("airtimeMs").asLong()).isEqualTo(5_000);
        assertThat(last().path("endedAt").asText()).isEqualTo("2026-11-23T12:00:05.000+07:00");
        assertThat(last().path("proof").asText()).isEqualTo("output");
        assertThat(last().path("clock").asText()).isEqualTo("synchronised");
        assertThat(journal().findHistory(SCREEN)).contains("after cam-moc");
    }

    @Test
    void shouldCountAPlayAsCompleteWhenPowerFailsWithinHalfASecondOfItsEnd() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), beat(1, CLIP_MS - 500, Proof.PANEL));
        reopen();
        write(intent(2, "asean", NOON), started(2, NOON), beat(2, CLIP_MS - 501, Proof.PANEL));
        reopen();

        assertThat(rows()).extracting(row -> row.path("outcome").asText()).containsExactly("complete", "interrupted");
        assertThat(rows().get(0).path("reason").isNull()).isTrue();
    }

    @Test
    void shouldNotKnowWhenAPlayStartedThatHadNoHeartbeat() {
        write(intent(1, "cam-moc", NOON), started(1, NOON.plusMillis(40)));
        reopen();

        assertThat(last().path("outcome").asText()).isEqualTo("interrupted");
        assertThat(last().path("startedAt").isNull()).isTrue();
        assertThat(last().path("airtimeMs").asLong()).isZero();
        assertThat(last().path("proof").asText()).isEqualTo("none");
    }

    @Test
    void shouldCloseTheIntentAfterAPlayThatGotToItsEndWhenPowerFails() {
        Instant then = NOON.plusMillis(CLIP_MS);
        write(intent(1, "cam-moc", NOON), started(1, NOON), intent(2, "asean", then));
        write(beat(1, CLIP_MS - 250, Proof.PANEL));
        reopen();

        assertThat(rows()).extracting(row -> row.path("clip").asText()).containsExactly("cam-moc", "asean");
        assertThat(last().path("outcome").asText()).isEqualTo("interrupted");
        assertThat(last().path("startedAt").isNull()).isTrue();
        assertThat(journal().findHistory(SCREEN)).contains("after asean");
    }

    @Test
    void shouldDropTheIntentBesideAPlayThatWasBrokenOff() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), intent(2, "asean", NOON), beat(1, 4_000, Proof.PANEL));
        reopen();

        assertThat(rows()).extracting(row -> row.path("clip").asText()).containsExactly("cam-moc");
        assertThat(journal().findHistory(SCREEN)).contains("after cam-moc");
    }

    @Test
    void shouldCloseAnIntentThatWasDueWithNothingOnAirButDropOneBeforeItsTime() {
        write(intent(1, "cam-moc", NOON));
        reopen();
        assertThat(last().path("startedAt").isNull()).isTrue();
        assertThat(journal().findHistory(SCREEN)).contains("after cam-moc");

        write(intent(2, "asean", now.plusMillis(1)));
        reopen();
        assertThat(rows()).hasSize(1);
        assertThat(journal().lastPlay(SCREEN)).isEqualTo(2);
    }

    @Test
    void shouldCloseEveryScreenInTheOrderInWhichItWentDark() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), beat(1, 9_000, Proof.PANEL));
        journal()
                .write(List.of(
                        new Entry.Intent(1, Showings.between("a-nhap-canh", "asean", NOON), "x"),
                        new Entry.Started("a-nhap-canh", 1, NOON),
                        new Entry.Beat("a-nhap-canh", 1, 10_000, Proof.PANEL)));
        reopen();

        assertThat(rows()).extracting(row -> row.path("clip").asText()).containsExactly("cam-moc", "asean");
    }

    @Test
    void shouldCloseNothingTwice() {
        write(intent(1, "cam-moc", NOON), started(1, NOON), beat(1, 4_000, Proof.PANEL));
        reopen();
        reopen();
        write(ended(1, NOON, 30_000, Outcome.COMPLETE, null));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void shouldKeepEveryMemberOfATakeoverAsNull() {
        write(
                new Entry.Intent(1, Showings.black(SCREEN, NOON), "{}"),
                started(1, NOON),
                ended(1, NOON, 1_000, Outcome.CUT, Reason.STOP));

        for (String member :
                List.of("clip", "sha256", "title", "topic", "language", "source", "approval", "playlist", "version")) {
            assertThat(last().has(member)).as(member).isTrue();
            assertThat(last().path(member).isNull()).as(member).isTrue();
        }
        assertThat(last().path("slot").asText()).isEqualTo("$takeover");
    }

    @Test
    void shouldKeepWhatIsNoPlay() {
        write(
                new Entry.Missed(Showings.between(SCREEN, "cptpp", NOON), "late", false),
                new Entry.DayEnded(SCREEN, LocalDate.parse("2026-11-21"), 64_800_000, 0),
                new Entry.DayEnded(SCREEN, LocalDate.parse("2026-11-22"), 64_800_000, 38_500),
                new Entry.Gap(37, NOON, NOON.plusSeconds(9), "disk-full"));

        assertThat(rows()).extracting(row -> row.path("type").asText()).containsExactly("missed", "day", "day", "gap");
        assertThat(rows().get(0).path("clock").asText()).isEqualTo("unsynchronised");
        assertThat(rows().get(3).path("to").asText()).isEqualTo("2026-11-23T12:00:09.000+07:00");
        assertThat(journal().findLastDay(SCREEN)).contains(LocalDate.parse("2026-11-22"));
        assertThat(journal().findLastDay("nhap-canh")).isEmpty();
    }

    @Test
    void shouldWriteADeviceDownWhenItIsNewOrChangedOrGone() {
        var led1 = new Device("led-1", SCREEN, "Nova", "P6", null, LocalDate.parse("2016-03-01"), null);
        var led2 = new Device("led-2", SCREEN, "Nova", "P4", null, null, null);
        var led2Again = new Device("led-2", SCREEN, "Nova", "P4", "SN-1", null, null);
        write(new Entry.DevicesListed(List.of(led1, led2)));
        write(new Entry.DevicesListed(List.of(led1, led2)));
        write(new Entry.DevicesListed(List.of(led2Again)));
        write(new Entry.DevicesListed(List.of(led2Again)));

        assertThat(rows())
                .extracting(row ->
                        row.path("device").asText() + " " + row.path("serial").asText() + " "
                                + row.path("removed").asText())
                .containsExactlyInAnyOrder(
                        "led-1 null false", "led-2 null false", "led-1 null true", "led-2 SN-1 false");
    }

    @Test
    void shouldWriteASuspensionDownOnce() {
        var suspension = new Site.Suspension(LocalDate.parse("2026-11-20"), "màn hình hỏng");
        write(new Entry.SiteSuspended(suspension));
        write(new Entry.SiteSuspended(suspension));
        write(new Entry.SiteSuspended(null));

        assertThat(rows()).hasSize(2);
        assertThat(rows().get(0).path("suspended").path("since").asText()).isEqualTo("2026-11-20");
        assertThat(rows().get(1).path("suspended").isNull()).isTrue();
    }

    private void write(Entry... entries) {
        journal().write(List.of(entries));
    }

    private JsonNode last() {
        return rows().get(rows().size() - 1);
    }

    private static Entry intent(long play, String clip, Instant plannedStart) {
        return new Entry.Intent(play, Showings.between(SCREEN, clip, plannedStart), "after " + clip);
    }

    private static Entry started(long play, Instant at) {
        return new Entry.Started(SCREEN, play, at);
    }

    private static Entry beat(long play, long airtimeMs, Proof proof) {
        return new Entry.Beat(SCREEN, play, airtimeMs, proof);
    }

    private static Entry ended(
            long play, @Nullable Instant startedAt, long ms, Outcome outcome, @Nullable Reason reason) {
        Instant end = (startedAt == null ? NOON : startedAt).plusMillis(ms);
        return new Entry.Ended(SCREEN, play, startedAt, end, ms, outcome, reason, Proof.PANEL, true);
    }
}
