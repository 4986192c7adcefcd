// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Slot;

/** The days that a rule names, before a slot's own {@code from}, {@code until}, {@code except}, {@code also}. */
interface RuleDays {
    /** The rule's days in a year of the calendar: bit 0 is 1 January. The caller owns the set. */
    BitSet in(int year);

    /**
     * The days of a rule.
     *
     * @param anchor where a recurrence begins to count; null where its days depend on no beginning
     */
    static RuleDays of(Slot.Rule rule, @Nullable LocalDate anchor) {
        if (rule instanceof Slot.Recurrence recurrence) {
            return new RecurrenceDays(recurrence.text(), anchor);
        }
        if (rule instanceof Slot.Lunar lunar) {
            return new LunarDays(lunar.days());
        }
        if (rule instanceof Slot.WeeksOfMonth weeks) {
            return new WeekDays(weeks);
        }
        return RuleDays::everyDay;
    }

    private static BitSet everyDay(int year) {
        BitSet days = new BitSet(366);
        days.set(0, LocalDate.of(year, 1, 1).lengthOfYear());
        return days;
    }
}
