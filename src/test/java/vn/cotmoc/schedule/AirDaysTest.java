// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of slots: recurrences, lunar days, weeks of the month, exceptions, additions, reruns, validity. */
@Tag("L1")
class AirDaysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;INTERVAL=3                           | 2026-11-29 | 2026-11-29 2026-12-02 2026-12-05
            FREQ=WEEKLY                                     | 2026-11-26 | 2026-11-26 2026-12-03 2026-12-10
            FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO      | 2026-11-03 | 2026-11-03 2026-11-08 2026-11-17
            FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU      | 2026-11-03 | 2026-11-03 2026-11-15 2026-11-17
            FREQ=WEEKLY;BYDAY=FR;COUNT=2                    | 2026-11-02 | 2026-11-06 2026-11-13
            FREQ=MONTHLY                                    | 2026-10-31 | 2026-10-31 2026-12-31 2027-01-31
            FREQ=MONTHLY;BYDAY=2FR                          | 2026-11-01 | 2026-11-13 2026-12-11 2027-01-08
            FREQ=MONTHLY;BYDAY=-1SU                         | 2026-11-01 | 2026-11-29 2026-12-27 2027-01-31
            FREQ=MONTHLY;BYMONTHDAY=-1                      | 2026-11-01 | 2026-11-30 2026-12-31 2027-01-31
            FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR             | 2026-11-01 | 2026-11-13 2027-08-13 2028-10-13
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1   | 2026-11-15 | 2026-11-30 2026-12-31 2027-01-29
            FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1             | 2026-11-10 | 2026-12-01 2027-01-04 2027-02-01
            FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2              | 2026-11-01 | 2027-09-02 2028-09-02 2029-09-02
            FREQ=YEARLY                                     | 2028-02-29 | 2028-02-29 2032-02-29 2036-02-29
            FREQ=YEARLY;BYMONTH=5;BYDAY=2SU                 | 2026-11-01 | 2027-05-09 2028-05-14 2029-05-13
            FREQ=YEARLY;BYDAY=1MO                           | 2026-11-01 | 2027-01-04 2028-01-03 2029-01-01
            FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29              | 2028-03-01 | 2032-02-29 2036-02-29 2040-02-29
            FREQ=DAILY;COUNT=2                              | 2026-12-31 | 2026-12-31 2027-01-01
            """)
    void shouldHaveTheDaysOfItsRule(String rule, String from, String days) {
        Written written = Written.clips("a 30")
                .schedule("x, at: [\"08:00\"], repeat: \"%s\", from: %s, clips: [a]".formatted(rule, from));
        List<String> expected = List.of(days.split(" "));
        assertThat(days(written, from, 365 * 15).subList(0, expected.size())).isEqualTo(expected);
    }

    @Test
    void shouldCountExceptedDaysInACount() {
        assertThat(days("repeat: FREQ=DAILY;COUNT=4, from: 2026-11-02, except: [2026-11-03]"))
                .containsExactly("2026-11-02", "2026-11-04", "2026-11-05");
    }

    @Test
    void shouldAddDaysBeyondUntilWithTheirReruns() {
        assertThat(
                        days(
                                "repeat: FREQ=WEEKLY;BYDAY=MO, from: 2026-11-02, until: 2026-11-03, also: [2026-11-20], rerun: [2, 1]"))
                .containsExactly("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-20", "2026-11-21", "2026-11-22");
    }

    @Test
    void shouldDropRerunsOnExceptedDaysButNotTheOriginal() {
        assertThat(
                        days(
                                "repeat: FREQ=WEEKLY;BYDAY=MO, from: 2026-11-02, until: 2026-11-09, except: [2026-11-03], rerun: [1]"))
                .containsExactly("2026-11-02", "2026-11-09", "2026-11-10");
    }

    @Test
    void shouldRerunDaysBeforeThePlaylistIsValid() {
        Written written = Written.clips("a 30")
                .with("validFrom: 2026-11-04")
                .with("validUntil: 2026-11-09")
                .schedule(
                        "x, at: [\"08:00\"], repeat: FREQ=WEEKLY;BYDAY=TU, from: 2026-11-01, rerun: [1, 7], clips: [a]");
        assertThat(Preview.slots(
                        written.playlist(),
                        List.of(Screen.alone("*", written.zone())),
                        written.at("2026-11-01T00:00"),
                        written.at("2026-12-01T00:00")))
                .extracting(slot -> slot.date() + " " + slot.rerunOf())
                .containsExactly("2026-11-04 2026-11-03");
    }

    @Test
    void shouldNameTheNearestOriginalOfARerun() {
        Written written = Written.clips("a 30")
                .schedule(
                        "x, at: [\"08:00\"], repeat: FREQ=DAILY;COUNT=2, from: 2026-11-02, rerun: [3, 2], clips: [a]");
        assertThat(Preview.slots(
                        written.playlist(),
                        List.of(Screen.alone("*", written.zone())),
                        written.at("2026-11-01T00:00"),
                        written.at("2026-12-01T00:00")))
                .extracting(slot -> slot.date() + " " + slot.rerunOf())
                .containsExactly(
                        "2026-11-02 null",
                        "2026-11-03 null",
                        "2026-11-04 2026-11-02",
                        "2026-11-05 2026-11-03",
                        "2026-11-06 2026-11-03");
    }

    @Test
    void shouldTellTheNthWeekdayFromTheWeekdayOfTheNthWeek() {
        // November 2026 begins on a Sunday: that is its first week.
        assertThat(days("weeksOfMonth: {weeks: [3], day: FR}")).containsExactly("2026-11-20");
        assertThat(days("weeksOfMonth: {weeks: [3], day: FR, count: calendar}")).containsExactly("2026-11-13");
        assertThat(days("weeksOfMonth: {weeks: [1], day: SU, count: calendar}")).containsExactly("2026-11-01");
        assertThat(days("weeksOfMonth: {weeks: [6], day: MO, count: calendar}")).containsExactly("2026-11-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
                "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31",
                "2034-02-19", "2035-02-08"
            })
    void shouldKnowTheDayOfTet(String day) {
        Written written = Written.clips("a 30").schedule("x, at: [\"08:00\"], lunar: [\"01-01\"], clips: [a]");
        assertThat(days(written, day.substring(0, 4) + "-01-01", 365)).containsExactly(day);
    }

    @Test
    void shouldReckonLunarDaysInVietnamWhateverThePlaylistsZone() {
        // In 1985 Tết was a month before the Chinese New Year.
        Written written = Written.clips("a 30")
                .zone("America/Los_Angeles")
                .schedule("x, at: [\"08:00\"], lunar: [\"01-01\"], clips: [a]");
        assertThat(days(written, "1985-01-01", 365)).containsExactly("1985-01-21");
        assertThat(days(written, "2030-01-01", 365)).containsExactly("2030-02-02");
    }

    @Test
    void shouldTellRegularFromLeapMonthsAndLastDays() {
        // 2025 has a leap sixth month; the twelfth month before Tết 2026 has 29 days.
        Written regular = Written.clips("a 30").schedule("x, at: [\"08:00\"], lunar: [\"06-15\"], clips: [a]");
        Written leap = Written.clips("a 30").schedule("x, at: [\"08:00\"], lunar: [\"L06-15\"], clips: [a]");
        Written last =
                Written.clips("a 30").schedule("x, at: [\"08:00\"], lunar: [\"12-last\", \"12-30\"], clips: [a]");
        assertThat(days(regular, "2025-01-01", 365)).containsExactly("2025-07-09");
        assertThat(days(leap, "2025-01-01", 365)).containsExactly("2025-08-08");
        assertThat(days(leap, "2026-01-01", 365)).isEmpty();
        assertThat(days(last, "2026-01-01", 365)).containsExactly("2026-02-16");
    }

    private static List<String> days(String rule) {
        Written written = Written.clips("a 30").schedule("x, at: [\"08:00\"], clips: [a], " + rule);
        return days(written, "2026-11-01", 30);
    }

    private static List<String> days(Written written, String from, int days) {
        Instant start = written.at(from + "T00:00");
        return written.schedule().occurrences(start, start.plus(Duration.ofDays(days))).stream()
                .map(occurrence -> occurrence.day().toString())
                .toList();
    }
}
