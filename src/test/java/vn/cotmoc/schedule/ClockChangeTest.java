// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;

/** Days of 23 and 25 hours, and clocks that are set. */
@Tag("L1")
class ClockChangeTest {
    private static final String BASE = "nen, between: [\"00:00\", \"24:00\"], clips: [nen]";

    @Test
    void shouldComeLaterByTheGapWhenItsTimeDoesNotExist() {
        Written written = Written.clips("a 60\nb 60")
                .zone("Europe/Berlin")
                .schedule("hen, at: [\"02:30\"], clips: [a]\nsau, at: [\"03:30\"], clips: [b]");
        assertThat(written.plays("2027-03-28T03:30", "2M"))
                .containsExactly("03:30:00-03:31:00 a hen", "03:31:00-03:32:00 b sau");
    }

    @Test
    void shouldMeanTheEarlierOffsetWhenATimeComesTwice() {
        Written written = Written.clips("a 60").zone("Europe/Berlin").schedule("hen, at: [\"02:30\"], clips: [a]");
        Instant firstHalfPastTwo = Instant.parse("2027-10-31T00:30:00Z");
        assertThat(written.schedule().occurrences(firstHalfPastTwo, firstHalfPastTwo.plus(Duration.ofHours(3))))
                .extracting(Occurrence::start)
                .containsExactly(firstHalfPastTwo);
    }

    @Test
    void shouldGiveTheEarlierDateWhenOccurrencesOverlap() {
        // 03:00 to 02:30 of the next day: in the gap that end is 03:30, when the next has begun at 03:00.
        Written written = Written.clips("a 600")
                .zone("Europe/Berlin")
                .schedule("dem, between: [\"03:00\", \"02:30\"], clips: [a]");
        Schedule schedule = written.schedule();
        Instant now = written.at("2027-03-28T03:10");
        Decision first = schedule.decide(now, schedule.activated(null, History.EMPTY, now), clip -> true);
        assertThat(Objects.requireNonNull(first.due()).airDay()).isEqualTo("2027-03-27");
        Decision later = schedule.decide(written.at("2027-03-28T03:30"), first.history(), clip -> true);
        assertThat(Objects.requireNonNull(later.due()).airDay()).isEqualTo("2027-03-28");
    }

    @Test
    void shouldKeepHoursInTheNodesZone() {
        Written written = Written.clips("nen 600").zone("Europe/Berlin").schedule(BASE);
        Daypart hours = new Daypart(new TimeOfDay(6 * 3600), new TimeOfDay(22 * 3600));
        Schedule schedule =
                Schedule.of(written.playlist(), new Screen("*", hours, java.time.ZoneId.of("Asia/Ho_Chi_Minh"), true));
        Instant now = Instant.parse("2026-11-03T22:59:59Z");
        Decision dark = schedule.decide(now, schedule.activated(null, History.EMPTY, now), clip -> true);
        assertThat(dark.due()).isNull();
        assertThat(dark.until()).isEqualTo(Instant.parse("2026-11-03T23:00:00Z"));
    }

    @Test
    void shouldTellWhatWasMissedWhileOff() {
        Written written =
                Written.clips("a 60\nnen 60").schedule("hen, at: [\"08:00\", \"09:00\"], clips: [a]\n" + BASE);
        Schedule schedule = written.schedule();
        History history = schedule.activated(null, History.EMPTY, written.at("2026-11-03T07:00"));
        Decision before = schedule.decide(written.at("2026-11-03T07:00"), history, clip -> true);
        Decision after = schedule.decide(written.at("2026-11-03T09:02"), before.history(), clip -> true);
        assertThat(after.missed())
                .extracting(Missed::plannedStart, Missed::reason)
                .containsExactly(tuple(written.at("2026-11-03T08:00"), Missed.Reason.OFF));
        assertThat(written.line(Objects.requireNonNull(after.due()))).isEqualTo("09:02:00-09:03:00 a hen");
        assertThat(schedule.decide(after.until(), after.history(), clip -> true).missed())
                .isEmpty();
    }

    @Test
    void shouldNeitherTellNorBeginWhatWasToldWhenTheClockIsSetBack() {
        Written written = Written.clips("a 60\nnen 60").schedule("hen, at: [\"08:00\"], clips: [a]\n" + BASE);
        Schedule schedule = written.schedule();
        History history = schedule.activated(null, History.EMPTY, written.at("2026-11-03T07:00"));
        Decision before = schedule.decide(written.at("2026-11-03T07:00"), history, clip -> true);
        Decision leapt = schedule.decide(written.at("2026-11-03T08:30"), before.history(), clip -> true);
        assertThat(leapt.missed()).hasSize(1);
        Decision back = schedule.decide(written.at("2026-11-03T08:00"), leapt.history(), clip -> true);
        assertThat(Objects.requireNonNull(back.due()).slot()).isEqualTo("nen");
        Decision again = schedule.decide(written.at("2026-11-03T08:40"), back.history(), clip -> true);
        assertThat(again.missed()).isEmpty();
    }

    @Test
    void shouldGoOnWithAppointmentsWhenTheClockHadRunAheadByAYear() {
        Written written = Written.clips("a 60\nnen 60").schedule("hen, at: [\"08:00\"], clips: [a]\n" + BASE);
        Schedule schedule = written.schedule();
        History history = schedule.activated(null, History.EMPTY, written.at("2026-11-03T07:00"));
        Decision wrong = schedule.decide(written.at("2027-11-03T07:00"), history, clip -> true);
        Decision right = schedule.decide(written.at("2026-11-03T07:59"), wrong.history(), clip -> true);
        Decision due = schedule.decide(written.at("2026-11-03T08:00"), right.history(), clip -> true);
        assertThat(Objects.requireNonNull(due.due()).slot()).isEqualTo("hen");
    }
}
