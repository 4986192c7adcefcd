// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is carried from one decision to the next, and through a restart. */
@Tag("L1")
class HistoryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"shape\":99}",
                "{\"shape\":1,\"charges\":{\"NOBODY\":{}}}",
                "{\"shape\":1",
                "7"
            })
    void shouldStartAnewWhenItCannotBeUnderstood(String json) {
        assertThat(History.fromJson(json).toJson()).isEqualTo(History.EMPTY.toJson());
    }

    @Test
    void shouldBeTheSameAfterBeingStored() {
        Written written =
                Written.clips("a 30 maxPerHour: 3\nb 30\nc 20").filler("c").schedule("""
                        hen, at: ["08:01"], clips: [a, b]
                        nen, between: ["08:00", "09:00"], order: weighted, weights: {a: 2}, clips: [a, b]
                        hai, between: ["08:00", "09:00"], clips: [b]""");
        Schedule schedule = written.schedule();
        Instant now = written.at("2026-11-03T07:58");
        History history = schedule.activated(null, History.EMPTY, now);
        for (int i = 0; i < 40; i++) {
            Decision decision = schedule.decide(now, history, clip -> true);
            history = History.fromJson(decision.history().toJson());
            assertThat(sorted(history.toJson()))
                    .isEqualTo(sorted(decision.history().toJson()));
            now = decision.until();
        }
    }

    @Test
    void shouldStaySmallHoweverLongItRuns() {
        Written written = Written.clips("a 600\nb 900").schedule("""
                        hen, at: ["06:00", "10:00", "18:00"], clips: [a]
                        nen, between: ["00:00", "24:00"], clips: [a, b]""");
        Schedule schedule = written.schedule();
        Instant now = written.at("2026-01-01T00:00");
        History history = schedule.activated(null, History.EMPTY, now);
        while (now.isBefore(written.at("2026-12-31T00:00"))) {
            Decision decision = schedule.decide(now, history, clip -> true);
            history = decision.history();
            now = decision.until();
        }
        assertThat(history.toJson()).hasSizeLessThan(1_000);
    }

    @Test
    void shouldKnowTheDaysItWasGiven() {
        long seed = Long.getLong("cotmoc.seed", System.nanoTime());
        Random random = new Random(seed);
        DaySet days = DaySet.EMPTY;
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            long day = 20_000L + random.nextInt(70);
            days = days.with(LocalDate.ofEpochDay(day));
            expected.add(day);
            for (long each = 19_999; each < 20_071; each++) {
                assertThat(days.contains(LocalDate.ofEpochDay(each)))
                        .as("seed=%d day=%d", seed, each)
                        .isEqualTo(expected.contains(each));
            }
        }
    }

    private static String sorted(String json) {
        return json.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
    }
}
