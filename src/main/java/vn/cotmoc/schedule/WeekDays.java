// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import vn.cotmoc.playlist.Slot;

/**
 * A weekday in given weeks of every month. The n-th Friday and the Friday of the n-th week are two things: a week begins on
 * Monday, and the first is that of the month's first day, however short.
 */
record WeekDays(Slot.WeeksOfMonth rule) implements RuleDays {
    @Override
    public BitSet in(int year) {
        BitSet days = new BitSet(366);
        LocalDate first = LocalDate.of(year, 1, 1);
        for (LocalDate day = first; day.getYear() == year; day = day.plusDays(1)) {
            if (day.getDayOfWeek() == rule.day() && rule.weeks().contains(week(day))) {
                days.set(day.getDayOfYear() - 1);
            }
        }
        return days;
    }

    private int week(LocalDate day) {
        int shortOfAWeek =
                rule.calendar() ? day.withDayOfMonth(1).getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue() : 0;
        return (day.getDayOfMonth() - 1 + shortOfAWeek) / 7 + 1;
    }
}
