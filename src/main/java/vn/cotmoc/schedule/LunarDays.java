// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import vn.cotmoc.playlist.Slot;

/** Days of the Vietnamese calendar; a 30th that a month lacks is no day of that year. */
record LunarDays(List<Slot.LunarDay> wanted) implements RuleDays {
    // Time4J takes half a second to load. Here it is loaded by whoever makes a schedule ready; else the thread that
    // plays would
    // be held up at the first decision of each start.
    LunarDays {
        LunarMonth.in(LunarMonth.FIRST_YEAR);
    }

    @Override
    public BitSet in(int year) {
        BitSet days = new BitSet(366);
        for (LunarMonth month : LunarMonth.in(year)) {
            for (Slot.LunarDay day : wanted) {
                if (day.month() == month.number() && day.leap() == month.leap() && day.day() <= month.length()) {
                    set(days, year, day.day() == Slot.LunarDay.LAST ? month.length() : day.day(), month);
                }
            }
        }
        return days;
    }

    private static void set(BitSet days, int year, int dayOfMonth, LunarMonth month) {
        LocalDate date = month.first().plusDays(dayOfMonth - 1L);
        if (date.getYear() == year) {
            days.set(date.getDayOfYear() - 1);
        }
    }
}
