// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.cotmoc.fault.Text;

/**
 * A report that is to be handed in.
 *
 * @param due the last day to do so
 * @param daysLeft until then, 0 on the day itself
 */
public record Reminder(Period period, LocalDate due, long daysLeft) {
    /** The first reminder, and the second. */
    private static final int EARLY_DAYS = 15;

    private static final int LATE_DAYS = 3;

    /**
     * What is due within a year of a day, the soonest first. A form sets only a day and a month: the year is that in which
     * they lie nearest to the period's end, so that a year's report may fall due before the year is over.
     */
    public static List<Reminder> upcoming(Form form, LocalDate today) {
        return form.due().entrySet().stream()
                .flatMap(due -> around(form, due, today))
                .filter(reminder -> reminder.daysLeft() >= 0)
                .filter(reminder -> !reminder.due().isAfter(today.plusYears(1)))
                .sorted(Comparator.comparing(Reminder::due)
                        .thenComparing(reminder -> reminder.period().name()))
                .toList();
    }

    private static Stream<Reminder> around(Form form, Map.Entry<String, MonthDay> due, LocalDate today) {
        return IntStream.rangeClosed(today.getYear() - 2, today.getYear() + 2)
                .mapToObj(year -> Period.of(year, due.getKey(), form.periods()))
                .map(period -> {
                    LocalDate day = nearest(due.getValue(), period.to());
                    return new Reminder(period, day, ChronoUnit.DAYS.between(today, day));
                });
    }

    private static LocalDate nearest(MonthDay monthDay, LocalDate end) {
        return IntStream.rangeClosed(end.getYear() - 1, end.getYear() + 1)
                .mapToObj(monthDay::atYear)
                .min(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(day, end))))
                .orElse(end);
    }

    /** Whether the first reminder is out: from {@value #EARLY_DAYS} days before, so that a machine that was off misses none. */
    public boolean isOut() {
        return daysLeft <= EARLY_DAYS;
    }

    /** What to tell. */
    public Text words() {
        String key = daysLeft <= LATE_DAYS ? "report.due.late" : isOut() ? "report.due.early" : "report.due.coming";
        return Text.of(key, period.words(), period.name(), OfficialDate.text(due), daysLeft);
    }
}
