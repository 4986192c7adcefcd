// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One slot with members changed, and what is said of it. */
@Tag("L1")
class SlotReaderTest {
    /** Members of the one slot are written over or added; {@code -name} takes one out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "between: [06:00, 24:00]               | ",
                "between: [22:00, 02:00:30]            | ",
                "between: [06:00, 22:00, 23:00]        | between list-length",
                "between: []                           | between list-length",
                "between: [06:00, 06:00:00]            | between times-equal",
                "between: [00:00, 24:00]               | ",
                "between: [24:00, 24:00]               | between/0 time-of-day",
                "between: ~06:00-22:00~                | between wrong-type",
                "between: [6:00, 22:00]                | between/0 time-of-day",
                "between: [6, 22]                      | between/0 time-of-day, between/1 time-of-day",
                "between: [[06:00], 22:00]             | between/0 wrong-type",
                "-between, at: [24:00]                 | at/0 time-of-day",
                "-between, at: []                      | at list-length",
                "-between, at: 06:00                   | at wrong-type",
                "-between, at: [06:00, 06:60, 6:00, 06:00:60, 06:00.5] | at/1 time-of-day, at/2 time-of-day, at/3 time-of-day, at/4 time-of-day",
                "-between, at: [06:00, 07:00, 06:00, 06:00] | at/2 duplicate-time, at/3 duplicate-time",
                "-between, at: [06:00], order: sequence | order member-misplaced",
                "-between, at: [06:00], order: weighted, weights: {phim: 1}, share: 1 | order member-misplaced, weights member-misplaced, share member-misplaced",
                "-between, at: [06:00], clips: [phim, phim] | ",
                "-between                              | · at-or-between",
                "at: [06:00]                           | · at-or-between",
                "at: [25:00]                           | · at-or-between, at/0 time-of-day",
                "-clips                                | · member-missing",
                "-slot                                 | · member-missing",
                "slot: Ngày                            | slot id-format",
                "clips: [phim, phim]                   | ",
                "clips: [phim, phim], order: weighted  | clips/1 duplicate-clip",
                "clips: [null]                         | clips/0 unknown-clip",
                "order: random                         | order unknown-value",
                "weights: {phim: 2}                    | weights member-misplaced",
                "order: shuffle, weights: {phim: 2}    | weights member-misplaced",
                "order: weighted, weights: {phin: 2}   | weights/phin unknown-clip",
                "order: weighted, weights: {the-cho: 2} | weights/the-cho unknown-clip",
                "order: weighted, weights: {phim: 0}   | weights/phim number-range",
                "order: weighted, weights: {phim: ~2~} | weights/phim wrong-type",
                "order: weighted, weights: [2]         | weights wrong-type",
                "order: weighted, weights: {}          | ",
                "share: 0                              | share number-range",
                "share: ~2~                            | share wrong-type",
                "start: firm                           | start unknown-value",
                "wait: 0s                              | ",
                "wait: 5                               | wait duration",
                "priority: HIGH                        | priority unknown-value",
                "from: 2026-11-02, until: 2026-11-01   | until dates-reversed",
                "except: 2026-11-02                    | except wrong-type",
                "except: []                            | ",
                "except: [2026-11-02], also: [2026-11-02] | also/0 except-and-also",
                "rerun: [0]                            | rerun/0 number-range",
                "rerun: [1, 31]                        | ",
                "rerun: [32]                           | rerun/0 number-range",
                "rerun: 1                              | rerun wrong-type",
                "rerun: [1d]                           | rerun/0 wrong-type",
                "screens: []                           | screens list-length",
                "screens: ngoai-troi                   | screens wrong-type",
                "screens: [Ngoài trời]                 | screens/0 id-format",
                "lunar: []                             | lunar list-length",
                "lunar: [01-30, 12-last, L06-15]       | ",
                "lunar: [1-1]                          | lunar/0 lunar-day",
                "lunar: [01-31]                        | lunar/0 lunar-day",
                "lunar: [00-01]                        | lunar/0 lunar-day",
                "lunar: [01-00]                        | lunar/0 lunar-day",
                "lunar: [l06-15]                       | lunar/0 lunar-day",
                "lunar: [01-Last]                      | lunar/0 lunar-day",
                "weeksOfMonth: {weeks: [1, 5], day: FR} | ",
                "weeksOfMonth: {weeks: [0, 7], day: FR} | weeksOfMonth/weeks/0 number-range, weeksOfMonth/weeks/1 number-range",
                "weeksOfMonth: {weeks: [], day: FR}    | weeksOfMonth/weeks list-length",
                "weeksOfMonth: {weeks: 3, day: FR}     | weeksOfMonth/weeks wrong-type",
                "weeksOfMonth: {weeks: [3], day: fr}   | weeksOfMonth/day unknown-value",
                "weeksOfMonth: {weeks: [3], day: FR, count: week} | weeksOfMonth/count unknown-value",
                "weeksOfMonth: {}                      | weeksOfMonth member-missing, weeksOfMonth member-missing",
                "weeksOfMonth: {weeks: [3], day: FR, from: 2026-01-01} | weeksOfMonth/from unknown-member",
                "repeat: FREQ=DAILY, lunar: [01-01], weeksOfMonth: {weeks: [1], day: FR} | · one-rule",
                "repeats: FREQ=DAILY                   | repeats unknown-member",
                "wait: 5m, wait: 6m                    | wait duplicate-member",
            })
    void shouldTellOfASlot(String members, String expected) {
        String slot = "{slot: ngay, between: [\"06:00\", \"22:00\"], clips: [phim]}";
        String yaml = Sample.YAML.replace(slot, Sample.merged(slot, members.replace("~", "\"")));

        assertThat(Sample.told(yaml)).isEqualTo(Sample.expectation(expected, "/schedule/0/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nth      | FR | 6 | true",
                "nth      | MO | 6 | true",
                "nth      | FR | 5 | false",
                "calendar | MO | 6 | false",
                "calendar | TU | 6 | false",
                "calendar | WE | 6 | true",
                "calendar | SU | 6 | true",
                "calendar | SU | 5 | false",
                "calendar | SU | 1 | false",
            })
    void shouldWarnOfAWeekThatNeverHasTheDay(String count, String day, int week, boolean warned) {
        Reading reading = Sample.read(Sample.YAML.replace(
                "clips: [phim]}",
                "clips: [phim], weeksOfMonth: {weeks: [%d], day: %s, count: %s}}".formatted(week, day, count)));

        assertThat(Sample.codes(reading.warnings()).contains("week-never")).isEqualTo(warned);
    }
}
