// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/** Days of an RFC 5545 rule. The anchor is a day of it only if it matches, and is counted only then. */
final class RecurrenceDays implements RuleDays {
    private final RecurrenceRule rule;
    private final @Nullable LocalDate anchor;

    /**
     * @param anchor null where the rule's days depend on no beginning
     * @throws Fault REFUSED {@code rule-unsupported} when it is no rule
     */
    RecurrenceDays(String text, @Nullable LocalDate anchor) {
        this.rule = parse(text);
        this.anchor = anchor;
    }

    @Override
    public BitSet in(int year) {
        BitSet days = new BitSet(366);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate start = anchor == null ? first : anchor;
        if (start.getYear() > year) {
            return days;
        }
        try {
            collect(days, year, start);
        } catch (IllegalArgumentException | IllegalStateException noMoreDays) {
            // lib-recur gives up this way after a thousand empty sets: the rule has no further day within reach.
            return days;
        }
        return days;
    }

    private void collect(BitSet days, int year, LocalDate start) {
        RecurrenceRuleIterator dates = rule.iterator(dateTime(start));
        dates.fastForward(dateTime(LocalDate.of(year, 1, 1)));
        while (dates.hasNext()) {
            DateTime date = dates.nextDateTime();
            if (date.getYear() > year) {
                return;
            }
            if (date.getYear() == year) {
                days.set(LocalDate.of(year, date.getMonth() + 1, date.getDayOfMonth())
                                .getDayOfYear()
                        - 1);
            }
        }
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static RecurrenceRule parse(String text) {
        try {
            return new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException e) {
            throw Fault.refused("rule-unsupported", text).causedBy(e);
        }
    }
}
