// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;

/** When the clip on air must end, where the clock was set or it began late. */
@Tag("L1")
class EndOfTest {
    private final Written written = Written.clips("nen 600\na 60").schedule("""
                    nen, between: ["08:00", "12:00"], clips: [nen]
                    hen, at: ["09:00"], clips: [a]
                    mem, at: ["10:00"], start: soft, wait: 1m, clips: [a]""");

    @Test
    void shouldEndAsPlannedWhenNothingCuts() {
        assertThat(end("08:10", "08:15", 0)).isEqualTo("08:20:00");
    }

    @Test
    void shouldBeCutByAHardStartWhenItBeganTooLate() {
        assertThat(end("08:50", "08:58", 300)).isEqualTo("09:00:00");
    }

    @Test
    void shouldEndAtOnceWhenTheClockLeaptOverAHardStart() {
        assertThat(end("08:10", "09:02", 3600)).isEqualTo("09:02:00");
    }

    @Test
    void shouldNotBeCutByAStartThatIsMissedAlready() {
        assertThat(end("08:10", "09:06", 3600)).isEqualTo("09:20:00");
    }

    @Test
    void shouldBeCutJustBeforeASoftStartIsMissed() {
        assertThat(end("09:50", "09:59", 300)).isEqualTo("10:00:59");
    }

    @Test
    void shouldNotBeCutByAnAppointmentThatCannotBePlayed() {
        Schedule schedule = written.schedule();
        Instant now = written.at("2026-11-03T08:10");
        Decision decision = schedule.decide(now, schedule.activated(null, History.EMPTY, now), clip -> true);
        Due due = Objects.requireNonNull(decision.due());
        Instant end = schedule.endOf(
                moved(due, 3600), written.at("2026-11-03T09:02"), decision.history(), clip -> !clip.equals("a"));
        assertThat(written.text(end)).isEqualTo("09:20:00");
    }

    @Test
    void shouldEndAtOnceWhenTheScreenIsDark() {
        Daypart hours = new Daypart(new TimeOfDay(8 * 3600), new TimeOfDay(9 * 3600));
        Schedule schedule = Schedule.of(written.playlist(), new Screen("*", hours, written.zone(), true));
        assertThat(end(schedule, "08:10", "09:30", 4800)).isEqualTo("09:30:00");
        assertThat(end(schedule, "08:20", "08:58", 2400)).isEqualTo("09:00:00");
    }

    @Test
    void shouldMakeAFillerStillGiveWayWhenSomethingIsDue() {
        Schedule schedule = written.schedule();
        assertThat(end(schedule, "07:00", "07:30", 1800)).isEqualTo("08:00:00");
        assertThat(end(schedule, "07:00", "08:00", 3600)).isEqualTo("08:00:00");
    }

    private String end(String start, String now, int movedSeconds) {
        return end(written.schedule(), start, now, movedSeconds);
    }

    private String end(Schedule schedule, String start, String now, int movedSeconds) {
        Instant begun = written.at("2026-11-03T" + start);
        Decision decision = schedule.decide(begun, schedule.activated(null, History.EMPTY, begun), clip -> true);
        Due onAir = moved(Objects.requireNonNull(decision.due()), movedSeconds);
        return written.text(schedule.endOf(onAir, written.at("2026-11-03T" + now), decision.history(), clip -> true));
    }

    private static Due moved(Due due, int seconds) {
        return new Due(
                due.clip(),
                due.slot(),
                due.kind(),
                due.priority(),
                due.airDay(),
                due.start().plusSeconds(seconds),
                due.end().plusSeconds(seconds),
                due.cut(),
                due.why());
    }
}
