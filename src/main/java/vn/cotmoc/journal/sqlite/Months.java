// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A period as the whole months in it, and the days before and after them. All ends are inclusive; a part whose end comes
 * before its beginning is empty.
 *
 * @param begins the day of the month on which these months begin, 1 or 15; those of the 15th are called after the month
 *     they end in
 */
record Months(
        int begins,
        YearMonth first,
        YearMonth last,
        LocalDate from,
        LocalDate beforeMonths,
        LocalDate afterMonths,
        LocalDate to) {
    private static final int MID_MONTH = 15;

    /** Months of one calendar year. */
    record Year(int year, YearMonth first, YearMonth last) {}

    /** Days that belong to no whole month. */
    record Days(LocalDate from, LocalDate to) {
        private boolean isEmpty() {
            return from.isAfter(to);
        }

        private long count() {
            return isEmpty() ? 0 : ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /** By those months that leave fewer days. */
    static Months of(LocalDate from, LocalDate to) {
        Months calendar = of(from, to, 1);
        Months fromMidMonth = of(from, to, MID_MONTH);
        return fromMidMonth.daysLeft() < calendar.daysLeft() ? fromMidMonth : calendar;
    }

    private static Months of(LocalDate from, LocalDate to, int begins) {
        YearMonth first = monthOf(from.minusDays(1), begins).plusMonths(1);
        YearMonth last = monthOf(to.plusDays(1), begins).minusMonths(1);
        if (first.isAfter(last)) {
            return new Months(begins, first, first.minusMonths(1), from, to, to.plusDays(1), to);
        }
        return new Months(
                begins,
                first,
                last,
                from,
                firstDay(first, begins).minusDays(1),
                firstDay(last.plusMonths(1), begins),
                to);
    }

    List<Year> years() {
        return IntStream.rangeClosed(first.getYear(), last.getYear())
                .mapToObj(year -> new Year(
                        year,
                        first.getYear() == year ? first : YearMonth.of(year, 1),
                        last.getYear() == year ? last : YearMonth.of(year, 12)))
                .filter(year -> !year.first().isAfter(year.last()))
                .toList();
    }

    /** What is before the months and after them, none where it is empty. */
    List<Days> days() {
        return Stream.of(new Days(from, beforeMonths), new Days(afterMonths, to))
                .filter(days -> !days.isEmpty())
                .toList();
    }

    static LocalDate firstDay(YearMonth month, int begins) {
        return begins == 1 ? month.atDay(1) : month.minusMonths(1).atDay(begins);
    }

    private static YearMonth monthOf(LocalDate day, int begins) {
        YearMonth month = YearMonth.from(day);
        return begins > 1 && day.getDayOfMonth() >= begins ? month.plusMonths(1) : month;
    }

    private long daysLeft() {
        return days().stream().mapToLong(Days::count).sum();
    }
}
