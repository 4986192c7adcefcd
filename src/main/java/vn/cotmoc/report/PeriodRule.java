// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;
import java.time.YearMonth;

/** On which day of the month a reporting month begins. */
public enum PeriodRule {
    /** The first. */
    CALENDAR(1),
    /** The 15th of the month before, as Decree 09/2019 has it: a month's figures run from the 15th to the 14th. */
    DECREE09(15);

    private final int firstDay;

    PeriodRule(int firstDay) {
        this.firstDay = firstDay;
    }

    /** The first day of a reporting month. */
    public LocalDate firstDayOf(YearMonth month) {
        return this == CALENDAR ? month.atDay(1) : month.minusMonths(1).atDay(firstDay);
    }

    /** The last day of a reporting month. */
    public LocalDate lastDayOf(YearMonth month) {
        return firstDayOf(month.plusMonths(1)).minusDays(1);
    }

    /** The reporting month that a day belongs to. */
    public YearMonth monthOf(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return this == DECREE09 && day.getDayOfMonth() >= firstDay ? month.plusMonths(1) : month;
    }
}
