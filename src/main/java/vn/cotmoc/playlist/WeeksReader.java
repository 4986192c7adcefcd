// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Slot.Rule;
import vn.cotmoc.playlist.Slot.WeeksOfMonth;

/** Reads the weekday of certain weeks of a month. */
final class WeeksReader {
    private static final int MAX_WEEK = 6;
    private static final Map<String, DayOfWeek> DAYS = days();
    private static final Map<String, Boolean> COUNTS = counts();

    private WeeksReader() {}

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 2), day);
        }
        return days;
    }

    private static Map<String, Boolean> counts() {
        Map<String, Boolean> counts = new LinkedHashMap<>();
        counts.put("nth", false);
        counts.put("calendar", true);
        return counts;
    }

    static Optional<Rule> read(Value value) {
        return value.object(WeeksReader::rule);
    }

    private static Rule rule(Members members) {
        Optional<DayOfWeek> day = members.need("day").flatMap(value -> value.oneOf(DAYS));
        Optional<Boolean> calendar =
                members.has("count") ? members.find("count").flatMap(value -> value.oneOf(COUNTS)) : Optional.of(false);
        List<Integer> weeks = members.need("weeks")
                .flatMap(value -> value.list(1, entry -> week(entry, day, calendar)))
                .orElse(List.of());
        return new WeeksOfMonth(weeks, day.orElse(DayOfWeek.MONDAY), calendar.orElse(false));
    }

    private static Optional<Integer> week(Value value, Optional<DayOfWeek> day, Optional<Boolean> calendar) {
        Optional<Integer> week = value.integer(1, MAX_WEEK);
        if (week.isPresent() && day.isPresent() && calendar.isPresent()) {
            warnOfNever(value, week.get(), day.get(), calendar.get());
        }
        return week;
    }

    /**
     * No month has a weekday six times. A sixth Monday-first week begins on the 30th or 31st of a month that began on a
     * weekend: it has a Monday, and of 31 days from a Sunday a Tuesday.
     */
    private static void warnOfNever(Value value, int week, DayOfWeek day, boolean calendar) {
        if (week == MAX_WEEK && (!calendar || day.compareTo(DayOfWeek.TUESDAY) > 0)) {
            String sentence = calendar ? "problem.week-never.calendar" : "problem.week-never";
            value.warning("week-never", Text.of(sentence, week, Text.of("playlist.day." + day.name())));
        }
    }
}
