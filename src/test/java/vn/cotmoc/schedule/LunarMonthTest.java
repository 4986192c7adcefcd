// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lunar calendar as it is printed, and as it is reckoned independently. */
@Tag("L1")
class LunarMonthTest {
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2035;

    /** The first day of the first month, from the holiday calendars of those years; 2030 differs from China's by a day. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06",
        "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08"
    })
    void shouldHaveTetWhereCalendarsHaveIt(LocalDate tet) {
        assertThat(LunarMonth.in(tet.getYear()))
                .filteredOn(month ->
                        month.number() == 1 && !month.leap() && month.first().getYear() == tet.getYear())
                .extracting(LunarMonth::first)
                .containsExactly(tet);
    }

    @ParameterizedTest
    @CsvSource({"2020, 4", "2023, 2", "2025, 6", "2028, 5", "2031, 3", "2033, 11"})
    void shouldHaveTheLeapMonthsThatCalendarsHave(int year, int number) {
        assertThat(leapMonthsBeginningIn(year)).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource({"2021", "2022", "2024", "2026", "2027", "2029", "2030", "2032", "2034", "2035"})
    void shouldHaveNoLeapMonthInOtherYears(int year) {
        assertThat(leapMonthsBeginningIn(year)).isEmpty();
    }

    @Test
    void shouldAgreeWithThePublishedRulesOnEveryMonth() {
        List<LunarMonth> reckoned = IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .boxed()
                .flatMap(year -> LunarMonth.in(year).stream())
                .distinct()
                .toList();
        LocalDate first = reckoned.get(0).first();
        LocalDate last = reckoned.get(reckoned.size() - 1).first();

        assertThat(reckoned).hasSizeGreaterThan(16 * 12);
        assertThat(PublishedCalendar.months(FIRST_YEAR - 2, LAST_YEAR + 2))
                .filteredOn(month ->
                        !month.first().isBefore(first) && !month.first().isAfter(last))
                .isEqualTo(reckoned);
    }

    private static List<Integer> leapMonthsBeginningIn(int year) {
        return LunarMonth.in(year).stream()
                .filter(month -> month.leap() && month.first().getYear() == year)
                .map(LunarMonth::number)
                .toList();
    }
}
