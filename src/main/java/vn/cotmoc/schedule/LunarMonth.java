// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.time4j.PlainDate;
import net.time4j.calendar.VietnameseCalendar;

/**
 * A month of the Vietnamese calendar. It is reckoned at UTC+7 whatever zone a playlist is in, so Tết may differ from the
 * Chinese New Year.
 *
 * @param first its first day
 * @param number 1 to 12
 * @param leap whether it is the repeated month of that number
 * @param length 29 or 30 days
 */
record LunarMonth(LocalDate first, int number, boolean leap, int length) {
    /** The years time4j reckons with sufficient certainty, one year spared at either end. */
    static final int FIRST_YEAR = 1815;

    static final int LAST_YEAR = 2900;

    private static final int CACHED_YEARS = 64;
    private static final Map<Integer, List<LunarMonth>> CACHE = new ConcurrentHashMap<>();

    /** The months of which at least a day lies in a year of the common calendar; none outside the reckoned years. */
    static List<LunarMonth> in(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return List.of();
        }
        if (CACHE.size() > CACHED_YEARS) {
            CACHE.clear();
        }
        return CACHE.computeIfAbsent(year, LunarMonth::reckon);
    }

    private static List<LunarMonth> reckon(int year) {
        List<LunarMonth> months = new ArrayList<>();
        LocalDate day = LocalDate.of(year, 1, 1);
        while (day.getYear() <= year) {
            LunarMonth month = containing(day);
            months.add(month);
            day = month.first.plusDays(month.length);
        }
        return List.copyOf(months);
    }

    private static LunarMonth containing(LocalDate day) {
        VietnameseCalendar lunar = PlainDate.from(day).transform(VietnameseCalendar.axis());
        return new LunarMonth(
                day.minusDays(lunar.getDayOfMonth() - 1L),
                lunar.getMonth().getNumber(),
                lunar.getMonth().isLeap(),
                lunar.lengthOfMonth());
    }
}
