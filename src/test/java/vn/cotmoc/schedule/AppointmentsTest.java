// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Appointments: when they begin, follow each other, go on, are missed. */
@Tag("L1")
class AppointmentsTest {
    private static final String BASE = "nen, between: [\"00:00\", \"24:00\"], clips: [nen]";

    @Test
    void shouldFollowByTimeThenFileOrderWhenAppointmentsOfOneRankCollide() {
        Written written = Written.clips("a 60\nb 90\nc 30").schedule("""
                        hai, at: ["08:00:30"], clips: [b]
                        mot, at: ["08:00"], clips: [a]
                        ba, at: ["08:00:30"], clips: [c]""");
        assertThat(written.plays("2026-11-03T08:00", "3M"))
                .containsExactly("08:00:00-08:01:00 a mot", "08:01:00-08:02:30 b hai", "08:02:30-08:03:00 c ba");
    }

    @Test
    void shouldPrecedeOthersOfItsRankWhenBegun() {
        Written written = Written.clips("a 60\nb 90")
                .schedule("hai, at: [\"08:00:30\"], clips: [b]\nmot, at: [\"08:00\"], clips: [a, a, a]");
        assertThat(written.plays("2026-11-03T08:00", "4M30S"))
                .containsExactly(
                        "08:00:00-08:01:00 a mot",
                        "08:01:00-08:02:00 a mot",
                        "08:02:00-08:03:00 a mot",
                        "08:03:00-08:04:30 b hai");
    }

    @Test
    void shouldAddTheTimeHeldBackToItsWait() {
        // 08:00 + 1 min + the 10 min of the other: it may begin until 08:11.
        Written written = Written.clips("dai 600\nb 30")
                .schedule("mot, at: [\"08:00\"], clips: [dai]\nhai, at: [\"08:00\"], wait: 1m, clips: [b]");
        assertThat(written.plays("2026-11-03T08:00", "10M30S"))
                .containsExactly("08:00:00-08:10:00 dai mot", "08:10:00-08:10:30 b hai");
    }

    @Test
    void shouldBeMissedFromTheVeryInstantOfItsDeadline() {
        // The emergency is open until 08:05, the appointment's deadline.
        String schedule = """
                        gap, between: ["08:00", "08:05"], priority: emergency, clips: [bao]
                        hen, at: ["08:00"], wait: 5m, clips: [a]
                        """ + BASE;
        assertThat(Written.clips("bao 60\na 30\nnen 30").schedule(schedule).plays("2026-11-03T08:00", "5M30S"))
                .last()
                .isEqualTo("08:05:00-08:05:30 nen nen");
        assertThat(Written.clips("bao 60\na 30\nnen 30")
                        .schedule(schedule.replace("wait: 5m", "wait: 300001ms"))
                        .plays("2026-11-03T08:00", "5M30S"))
                .last()
                .isEqualTo("08:05:00-08:05:30 a hen");
    }

    @Test
    void shouldBeginAtItsTimeWhenItDoesNotWaitAtAll() {
        Written written =
                Written.clips("a 30\nnen 45").schedule("hen, at: [\"08:00:50\"], wait: 0s, clips: [a]\n" + BASE);
        assertThat(written.plays("2026-11-03T08:00", "1M"))
                .containsExactly(
                        "08:00:00-08:00:45 nen nen", "08:00:45-08:00:50 the-cho $filler", "08:00:50-08:01:20 a hen");
    }

    @Test
    void shouldWaitForTheClipOnAirWhenSoft() {
        Written written =
                Written.clips("a 30\nnen 45").schedule("hen, at: [\"08:00:50\"], start: soft, clips: [a]\n" + BASE);
        assertThat(written.plays("2026-11-03T08:00", "2M"))
                .containsExactly("08:00:00-08:00:45 nen nen", "08:00:45-08:01:30 nen nen", "08:01:30-08:02:00 a hen");
    }

    @Test
    void shouldHoldBackAClipThatWouldRunBeyondASoftStartsWait() {
        // 08:00:50 + 30 s: a clip until 08:01:30 would be cut.
        Written written = Written.clips("a 30\nnen 45")
                .schedule("hen, at: [\"08:00:50\"], start: soft, wait: 30s, clips: [a]\n" + BASE);
        assertThat(written.plays("2026-11-03T08:00", "1M"))
                .containsExactly(
                        "08:00:00-08:00:45 nen nen", "08:00:45-08:00:50 the-cho $filler", "08:00:50-08:01:20 a hen");
    }

    @Test
    void shouldGoOnWithTheNextClipWithinWaitOfItsLastEnd() {
        String schedule = """
                        hen, at: ["08:00"], wait: %s, clips: [a, b]
                        tin, at: ["08:01"], priority: high, clips: [tin]
                        """ + BASE;
        // a ends 08:00:50; b would run over 08:01; the bulletin ends 08:02.
        assertThat(Written.clips("a 50\nb 40\ntin 60\nnen 30")
                        .schedule(schedule.formatted("71s"))
                        .plays("2026-11-03T08:00", "3M"))
                .containsExactly(
                        "08:00:00-08:00:50 a hen",
                        "08:00:50-08:01:00 the-cho $filler",
                        "08:01:00-08:02:00 tin tin",
                        "08:02:00-08:02:40 b hen",
                        "08:02:40-08:03:10 nen nen");
        assertThat(Written.clips("a 50\nb 40\ntin 60\nnen 30")
                        .schedule(schedule.formatted("70s"))
                        .plays("2026-11-03T08:00", "2M30S"))
                .last()
                .isEqualTo("08:02:00-08:02:30 nen nen");
    }

    @Test
    void shouldStayPendingWithoutAClipThatCanBePlayed() {
        Written written = Written.clips("a 30\nnen 20").schedule("hen, at: [\"08:00\"], wait: 1m, clips: [a]\n" + BASE);
        Schedule schedule = written.schedule();
        History history = schedule.activated(null, History.EMPTY, written.at("2026-11-03T07:59"));
        Decision without = schedule.decide(written.at("2026-11-03T08:00"), history, clip -> !clip.equals("a"));
        assertThat(written.line(dueOf(without))).isEqualTo("08:00:00-08:00:20 nen nen");
        Decision with = schedule.decide(without.until(), without.history(), clip -> true);
        assertThat(written.line(dueOf(with))).isEqualTo("08:00:20-08:00:50 a hen");
    }

    @Test
    void shouldPassOverAClipWithoutMediaAndTellIt() {
        Written written = Written.clips("a 30\nb 30").schedule("hen, at: [\"08:00\"], clips: [a, b]");
        Schedule schedule = written.schedule();
        Instant time = written.at("2026-11-03T08:00");
        Decision decision =
                schedule.decide(time, schedule.activated(null, History.EMPTY, time), clip -> !clip.equals("a"));
        assertThat(dueOf(decision).clip().id()).isEqualTo("b");
        assertThat(decision.missed())
                .extracting(missed -> missed.clip().id(), Missed::reason)
                .containsExactly(tuple("a", Missed.Reason.MEDIA));
    }

    @Test
    void shouldNotBeDueBeforeItsVersionWasActivated() {
        Written written = Written.clips("a 30\nnen 30").schedule("hen, at: [\"08:00\"], clips: [a]\n" + BASE);
        assertThat(written.plays("2026-11-03T08:00", "10S")).containsExactly("08:00:00-08:00:30 a hen");
        assertThat(written.plays("2026-11-03T08:00:01", "10S")).containsExactly("08:00:01-08:00:31 nen nen");
    }

    @Test
    void shouldStillBeDueWhenTheVersionBeforeHadBroughtIt() {
        Written written = Written.clips("a 30\nnen 30").schedule("hen, at: [\"08:00\"], clips: [a]\n" + BASE);
        Schedule one = written.schedule();
        Schedule two = written.version(2).schedule();
        History before = one.activated(null, History.EMPTY, written.at("2026-11-03T07:00"));
        Instant now = written.at("2026-11-03T08:01");
        Decision carried = two.decide(now, two.activated(one, before, now), clip -> true);
        assertThat(written.line(dueOf(carried))).isEqualTo("08:01:00-08:01:30 a hen");
        Decision again = two.decide(carried.until(), carried.history(), clip -> true);
        assertThat(dueOf(again).slot()).isEqualTo("nen");
    }

    @Test
    void shouldBeginOnceWhateverRestartsVersionsAndClockDo() {
        Written written = Written.clips("a 30\nnen 30").schedule("hen, at: [\"08:00\"], clips: [a]\n" + BASE);
        Schedule one = written.schedule();
        Instant time = written.at("2026-11-03T08:00");
        Decision begun = one.decide(time, one.activated(null, History.EMPTY, time), clip -> true);
        assertThat(dueOf(begun).slot()).isEqualTo("hen");
        History stored = History.fromJson(begun.history().toJson());
        Schedule two = written.version(2).schedule();
        for (String now : List.of("08:00:10", "07:59:59", "08:00", "08:04:59")) {
            Instant instant = written.at("2026-11-03T" + now);
            History history = two.activated(one, stored, instant);
            assertThat(dueOf(two.decide(instant, history, clip -> true)).slot()).isEqualTo("nen");
            assertThat(dueOf(one.decide(instant, stored, clip -> true)).slot()).isEqualTo("nen");
        }
    }

    private static Due dueOf(Decision decision) {
        return java.util.Objects.requireNonNull(decision.due());
    }
}
