// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;

/** What is told to be missed, once each, and why. */
@Tag("L1")
class MissesTest {
    private static final String BASE = "nen, between: [\"00:00\", \"24:00\"], clips: [nen]\n";

    @Test
    void shouldSayOutrankedWhenAHigherRankHeldTheScreen() {
        Written written = Written.clips("a 60\nb 60\nnen 60\nbao 60").schedule(BASE + """
                        hen, at: ["08:01"], clips: [a, b]
                        bao, between: ["08:00", "09:00"], priority: emergency, clips: [bao]""");
        assertThat(missed(written, Screen.alone("*", written.zone()), clip -> true))
                .containsExactly("08:06:00 a hen 08:01:00 OUTRANKED", "08:06:00 b hen 08:01:00 OUTRANKED");
    }

    @Test
    void shouldSayOutrankedWhenTheRestOfAnInterruptedOneComesTooLate() {
        Written written = Written.clips("a 60\nb 60\nnen 60\ntin 600").schedule(BASE + """
                        hen, at: ["08:00"], clips: [a, b]
                        tin, at: ["08:01"], priority: high, clips: [tin]""");
        assertThat(missed(written, Screen.alone("*", written.zone()), clip -> true))
                .containsExactly("08:11:00 b hen 08:00:00 OUTRANKED");
    }

    @Test
    void shouldSayMediaWhenNothingOfItCanBePlayed() {
        Written written = Written.clips("a 60\nb 60 validUntil: 2026-01-01\nnen 60")
                .schedule(BASE + "hen, at: [\"08:01\"], clips: [a, b]\nqua, at: [\"08:02\"], clips: [b]");
        assertThat(missed(written, Screen.alone("*", written.zone()), clip -> !clip.equals("a")))
                .containsExactly("08:06:00 a hen 08:01:00 MEDIA", "08:07:00 b qua 08:02:00 MEDIA");
    }

    @Test
    void shouldSayDarkWhenTheScreenIsOutsideItsHours() {
        Written written = Written.clips("a 60\nnen 60").schedule(BASE + "hen, at: [\"08:01\", \"08:59\"], clips: [a]");
        Daypart hours = new Daypart(new TimeOfDay(9 * 3600), new TimeOfDay(22 * 3600));
        assertThat(missed(written, new Screen("*", hours, written.zone(), true), clip -> true))
                .containsExactly("08:06:00 a hen 08:01:00 DARK");
    }

    @Test
    void shouldSayLateWhenASoftStartsWaitEndsWithTheClipOnAir() {
        Written written = Written.clips("a 60\nnen 90")
                .schedule(BASE + "hen, at: [\"08:01\"], start: soft, wait: 30s, clips: [a]");
        assertThat(missed(written, Screen.alone("*", written.zone()), clip -> true))
                .containsExactly("08:01:30 a hen 08:01:00 LATE");
    }

    /** From 08:00 to 09:05: when it was told, clip, slot, planned start, reason. */
    private static List<String> missed(Written written, Screen screen, Predicate<String> playable) {
        Schedule schedule = Schedule.of(written.playlist(), screen);
        Instant now = written.at("2026-11-03T08:00");
        History history = schedule.activated(null, History.EMPTY, now);
        List<String> lines = new ArrayList<>();
        while (now.isBefore(written.at("2026-11-03T09:05"))) {
            Decision decision = schedule.decide(now, history, playable);
            for (Missed missed : decision.missed()) {
                lines.add("%s %s %s %s %s"
                        .formatted(
                                written.text(now),
                                missed.clip().id(),
                                missed.slot(),
                                written.text(missed.plannedStart()),
                                missed.reason()));
            }
            now = decision.until();
            history = decision.history();
        }
        return lines;
    }
}
