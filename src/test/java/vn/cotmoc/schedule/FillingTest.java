// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;

/** What is not begun because a start would cut it, and what fills in its place. */
@Tag("L1")
class FillingTest {
    @Test
    void shouldHoldBackAClipRatherThanShowAnotherInItsPlace() {
        Written written = Written.clips("dai 50\nngan 10\nphu 10\ntin 60").schedule("""
                        ngay, between: ["08:00", "09:00"], clips: [dai, ngan]
                        khac, between: ["08:00", "09:00"], clips: [phu]
                        tin, at: ["08:01:50"], priority: high, clips: [tin]""");
        assertThat(written.plays("2026-11-03T08:01", "1M40S"))
                .containsExactly("08:01:00-08:01:50 dai ngay", "08:01:50-08:02:50 tin tin");
        assertThat(written.plays("2026-11-03T08:01:10", "1M30S"))
                .containsExactly("08:01:10-08:01:50 the-cho $filler", "08:01:50-08:02:50 tin tin");
    }

    @Test
    void shouldBeginAClipThatEndsAtTheVeryInstantOfTheStart() {
        Written written = Written.clips("a 30\ntin 60")
                .schedule("ngay, between: [\"08:00\", \"09:00\"], clips: [a]\ntin, at: [\"08:00:30\"], clips: [tin]");
        assertThat(written.plays("2026-11-03T08:00", "1M"))
                .containsExactly("08:00:00-08:00:30 a ngay", "08:00:30-08:01:30 tin tin");
    }

    @Test
    void shouldTakeTheLongestFillerThatFitsWithoutMovingTheRotation() {
        // f1 (60 s) is next but does not fit into 50 s; f3 is the longest that does; afterwards f1 is next again.
        Written written = Written.clips("f1 60\nf2 20\nf3 30\ntin 10")
                .filler("f1, f2, f3")
                .schedule("tin, at: [\"08:00:50\"], clips: [tin]");
        assertThat(written.plays("2026-11-03T08:00", "3M10S"))
                .containsExactly(
                        "08:00:00-08:00:30 f3 $filler",
                        "08:00:30-08:00:50 f2 $filler",
                        "08:00:50-08:01:00 tin tin",
                        "08:01:00-08:02:00 f1 $filler",
                        "08:02:00-08:02:20 f2 $filler",
                        "08:02:20-08:02:50 f3 $filler",
                        "08:02:50-08:03:50 f1 $filler");
    }

    @Test
    void shouldLetFillerVideosRunOverASoftStartUntilItsWait() {
        Written written = Written.clips("f1 60\ntin 10")
                .filler("f1")
                .schedule("tin, at: [\"08:00:50\"], start: soft, wait: %s, clips: [tin]".formatted("11s"));
        assertThat(written.plays("2026-11-03T08:00", "1M")).containsExactly("08:00:00-08:01:00 f1 $filler");
        assertThat(written.plays("2026-11-03T08:00", "1M5S")).last().isEqualTo("08:01:00-08:01:10 tin tin");
    }

    @Test
    void shouldMakeFillerStillsGiveWayAtOnceToASoftStart() {
        Written written = Written.clips("tin 10").schedule("tin, at: [\"08:00:50\"], start: soft, clips: [tin]");
        assertThat(written.plays("2026-11-03T08:00", "1M"))
                .containsExactly("08:00:00-08:00:50 the-cho $filler", "08:00:50-08:01:00 tin tin");
    }

    @Test
    void shouldSplitTheStillAtLocalMidnight() {
        Written written = Written.clips("tin 10").schedule("tin, at: [\"12:00\"], clips: [tin]");
        assertThat(written.plays("2026-11-03T12:00", "24H"))
                .containsExactly(
                        "12:00:00-12:00:10 tin tin",
                        "12:00:10-00:00:00 the-cho $filler",
                        "00:00:00-12:00:00 the-cho $filler");
    }

    @Test
    void shouldFillInOnePlayWhereAnAppointmentRunsBeyondTheValidity() {
        Written written = Written.clips("phim 90")
                .with("validUntil: 2026-11-03")
                .schedule("phim, at: [\"23:58\"], wait: 5m, clips: [phim, phim, phim]");
        assertThat(written.plays("2026-11-03T23:58", "10M"))
                .containsExactly(
                        "23:58:00-23:59:30 phim phim",
                        "23:59:30-00:00:00! phim phim",
                        "00:00:00-00:00:00 the-cho $filler");
        Schedule schedule = written.schedule();
        History history = schedule.activated(null, History.EMPTY, written.at("2026-11-03T23:50"));
        for (String begin : List.of("2026-11-03T23:58", "2026-11-03T23:59:30")) {
            history = schedule.decide(written.at(begin), history, clip -> true).history();
        }
        Decision still = schedule.decide(written.at("2026-11-04T00:00"), history, clip -> true);
        Due due = Objects.requireNonNull(still.due());

        assertThat(schedule.endOf(due, written.at("2026-11-04T00:02"), still.history(), clip -> true))
                .isEqualTo(written.at("2026-11-05T00:00"));
    }

    @Test
    void shouldCountPlannedEmergenciesAndHoldBackAppointments() {
        Written written = Written.clips("phim 600\nbao 60").schedule("""
                        phim, at: ["08:00"], wait: 7m, clips: [phim]
                        bao, between: ["08:05", "08:06"], priority: emergency, clips: [bao]""");
        assertThat(written.plays("2026-11-03T08:00", "8M"))
                .containsExactly(
                        "08:00:00-08:05:00 the-cho $filler",
                        "08:05:00-08:06:00 bao bao",
                        "08:06:00-08:16:00 phim phim");
    }

    @Test
    void shouldNotBeHeldBackByAStretchThatIsClosedBeforeItWouldCut() {
        Written written = Written.clips("phim 600\ntin 60").schedule("""
                        nen, between: ["08:00", "12:00"], clips: [phim]
                        tin, between: ["08:05", "08:07"], priority: high, wait: 2m, clips: [tin]""");
        assertThat(written.plays("2026-11-03T08:00", "5M")).containsExactly("08:00:00-08:10:00 phim nen");
    }

    @Test
    void shouldBeHeldBackByAStretchThatANewVersionMovedToALaterTimeOfTheDay() {
        Written before = Written.clips("a 100\nb 60").schedule("""
                        cao, between: ["08:00", "08:10"], priority: high, start: hard, clips: [b]
                        nen, between: ["08:00", "12:00"], clips: [a]""");
        Written after = Written.clips("a 100\nb 60").version(2).schedule("""
                        cao, between: ["09:00:30", "09:10"], priority: high, start: hard, clips: [b]
                        nen, between: ["08:00", "12:00"], clips: [a]""");
        Schedule old = before.schedule();
        Instant opened = before.at("2026-11-03T08:00");
        History begun = old.decide(opened, old.activated(null, History.EMPTY, opened), clip -> true)
                .history();
        Instant now = before.at("2026-11-03T09:00");
        Schedule moved = after.schedule();

        Decision decision = moved.decide(now, moved.activated(old, begun, now), clip -> true);

        assertThat(after.line(Objects.requireNonNull(decision.due()))).isEqualTo("09:00:00-09:00:30 the-cho $filler");
    }

    @Test
    void shouldNotBeHeldBackByAStartWithoutAClipValidThatDay() {
        Written written =
                Written.clips("phim 600\ntin 60 validFrom: 2026-11-04").schedule("""
                        nen, between: ["08:00", "12:00"], clips: [phim]
                        tin, at: ["08:05"], priority: high, clips: [tin]""");
        assertThat(written.plays("2026-11-03T08:00", "5M")).containsExactly("08:00:00-08:10:00 phim nen");
    }

    @Test
    void shouldBeHeldBackByAStartWhoseLimitsAreNotLookedAt() {
        Written written = Written.clips("phim 600\ntin 60 minGap: 1h").schedule("""
                        nen, between: ["08:01", "12:00"], clips: [phim]
                        dau, at: ["08:00"], clips: [tin]
                        tin, between: ["08:05", "08:30"], priority: high, start: hard, clips: [tin]""");
        assertThat(written.plays("2026-11-03T08:00", "16M"))
                .containsExactly(
                        "08:00:00-08:01:00 tin dau",
                        "08:01:00-08:05:00 the-cho $filler",
                        "08:05:00-08:15:00 phim nen",
                        "08:15:00-08:25:00 phim nen");
    }

    @Test
    void shouldCutByHoursAndStayDarkUntilTheyBegin() {
        Written written = Written.clips("phim 600").schedule("nen, between: [\"00:00\", \"24:00\"], clips: [phim]");
        Screen screen = new Screen("*", new Daypart(time(22), time(2)), written.zone(), true);
        assertThat(written.plays(Schedule.of(written.playlist(), screen), "2026-11-04T01:45", "20H30M", clip -> true))
                .containsExactly(
                        "01:45:00-01:55:00 phim nen",
                        "01:55:00-02:00:00! phim nen",
                        "22:00:00-22:10:00 phim nen",
                        "22:10:00-22:20:00 phim nen");
    }

    @Test
    void shouldNotCutAtMidnightWhenHoursAreAllDay() {
        Written written = Written.clips("phim 600").schedule("nen, between: [\"00:00\", \"24:00\"], clips: [phim]");
        Screen screen = new Screen("*", new Daypart(time(0), TimeOfDay.END_OF_DAY), written.zone(), true);
        assertThat(written.plays(Schedule.of(written.playlist(), screen), "2026-11-03T23:55", "5M", clip -> true))
                .containsExactly("23:55:00-00:05:00 phim nen");
    }

    @Test
    void shouldShowOnlyFillerWhenThePlaylistIsOver() {
        Written written = Written.clips("phim 600\nf1 400")
                .filler("f1")
                .with("validUntil: 2026-11-03")
                .schedule("nen, between: [\"00:00\", \"24:00\"], clips: [phim]");
        assertThat(written.plays("2026-11-03T23:55", "10M"))
                .containsExactly("23:55:00-00:00:00! phim nen", "00:00:00-00:06:40 f1 $filler");
    }

    @Test
    void shouldShowNothingBeforeThePlaylistIsValid() {
        Written written = Written.clips("phim 600")
                .with("validFrom: 2026-11-04")
                .schedule("nen, between: [\"00:00\", \"24:00\"], clips: [phim]");
        assertThat(written.plays("2026-11-03T12:00", "12H1M")).containsExactly("00:00:00-00:10:00 phim nen");
    }

    private static TimeOfDay time(int hour) {
        return new TimeOfDay(hour * 3600);
    }
}
