// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class MonthsTest {
    @Test
    void shouldTakeEveryDayOfAPeriodOnce() {
        long seed = Long.getLong("cotmoc.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            LocalDate from = LocalDate.parse("2025-12-01").plusDays(random.nextInt(120));
            LocalDate to = from.plusDays(random.nextInt(i % 2 == 0 ? 40 : 400));
            assertThat(days(Months.of(from, to)))
                    .as("seed=%d %s %s", seed, from, to)
                    .containsExactlyElementsOf(from.datesUntil(to.plusDays(1)).toList());
        }
    }

    @Test
    void shouldTakeAHalfYearByMonthsAlone() {
        Months half = Months.of(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-06-30"));

        assertThat(half.begins()).isOne();
        assertThat(half.years())
                .containsExactly(new Months.Year(2026, YearMonth.parse("2026-01"), YearMonth.parse("2026-06")));
        assertThat(half.days()).isEmpty();
    }

    @Test
    void shouldTakeAHalfYearFromThe15thToThe14thByMonthsAlone() {
        Months half = Months.of(LocalDate.parse("2025-12-15"), LocalDate.parse("2026-06-14"));

        assertThat(half.begins()).isEqualTo(15);
        assertThat(half.years())
                .containsExactly(new Months.Year(2026, YearMonth.parse("2026-01"), YearMonth.parse("2026-06")));
        assertThat(half.days()).isEmpty();
    }

    @Test
    void shouldTakeEveryCalendarYearByItself() {
        Months months = Months.of(LocalDate.parse("2024-11-01"), LocalDate.parse("2026-01-31"));

        assertThat(months.years())
                .containsExactly(
                        new Months.Year(2024, YearMonth.parse("2024-11"), YearMonth.parse("2024-12")),
                        new Months.Year(2025, YearMonth.parse("2025-01"), YearMonth.parse("2025-12")),
                        new Months.Year(2026, YearMonth.parse("2026-01"), YearMonth.parse("2026-01")));
    }

    private static List<LocalDate> days(Months months) {
        List<LocalDate> days = new ArrayList<>();
        add(days, months.from(), months.beforeMonths());
        for (YearMonth month = months.first(); !month.isAfter(months.last()); month = month.plusMonths(1)) {
            LocalDate next = Months.firstDay(month.plusMonths(1), months.begins());
            add(days, Months.firstDay(month, months.begins()), next.minusDays(1));
        }
        add(days, months.afterMonths(), months.to());
        return days;
    }

    private static void add(List<LocalDate> days, LocalDate from, LocalDate to) {
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.add(day);
        }
    }
}
