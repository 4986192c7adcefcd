// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A period as the whole months in it, and the days before and after them. Both ends are inclusive; a part whose end comes
 * before its beginning is empty.
 */
record Months(
        YearMonth first, YearMonth last, LocalDate from, LocalDate beforeMonths, LocalDate afterMonths, LocalDate to) {

    static Months of(LocalDate from, LocalDate to) {
        YearMonth first = YearMonth.from(from.minusDays(1)).plusMonths(1);
        YearMonth last = YearMonth.from(to.plusDays(1)).minusMonths(1);
        if (first.isAfter(last)) {
            return new Months(first, first.minusMonths(1), from, to, to.plusDays(1), to);
        }
        return new Months(
                first,
                last,
                from,
                first.atDay(1).minusDays(1),
                last.atEndOfMonth().plusDays(1),
                to);
    }

    /** Of the months, of the days before them, of the days after: {@code YYYYMM} and {@code YYYYMMDD}. */
    Object[] bounds() {
        return new Object[] {
            month(first),
            month(last),
            CountsQuery.day(from),
            CountsQuery.day(beforeMonths),
            CountsQuery.day(afterMonths),
            CountsQuery.day(to)
        };
    }

    private static int month(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
