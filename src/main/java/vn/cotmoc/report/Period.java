// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/**
 * The days a report is about, both ends included.
 *
 * @param name as it was asked for: {@code 2026-H1}, {@code 2026}, {@code 2026-Q1}, {@code 2026-03}, {@code FROM..TO}
 * @param year of a named period the year it is called after, of free dates that of the last day
 * @param number which half, quarter or month of the year; 0 where there is none
 */
public record Period(String name, PeriodRule rule, Kind kind, int year, int number, LocalDate from, LocalDate to) {
    /** How long a period is. Free dates are any two. */
    public enum Kind {
        HALF(6),
        YEAR(12),
        QUARTER(3),
        MONTH(1),
        FREE(0);

        private final int months;

        Kind(int months) {
            this.months = months;
        }
    }

    private static final Pattern NAMED = Pattern.compile("([12]\\d{3})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final String BETWEEN_DATES = "..";
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    /**
     * The period of a name.
     *
     * @throws Fault REFUSED when the name is of no known form, or its dates are no dates or stand in the wrong order
     */
    public static Period of(String name, PeriodRule rule) {
        Matcher named = NAMED.matcher(name);
        return named.matches() ? named(named.toMatchResult(), rule) : free(name, rule);
    }

    /** What follows the year in a period's name: {@code H1}, {@code Q3}, {@code 07}; {@code year} for the year itself. */
    public static final List<String> PARTS = List.of(
            "H1", "H2", "year", "Q1", "Q2", "Q3", "Q4", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
            "11", "12");

    /** The period that is such a part of a year. */
    static Period of(int year, String part, PeriodRule rule) {
        return of(part.equals("year") ? String.valueOf(year) : year + "-" + part, rule);
    }

    /** The same period a year before; free dates a year back, 29 February becoming the 28th. */
    public Period lastYear() {
        return kind == Kind.FREE
                ? free(from.minusYears(1) + BETWEEN_DATES + to.minusYears(1), rule)
                : of((year - 1) + name.substring(4), rule);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The reporting months it touches, in order. */
    public List<YearMonth> months() {
        YearMonth last = rule.monthOf(to);
        return Stream.iterate(rule.monthOf(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /** What a civil servant calls it: "6 tháng đầu năm 2026". */
    public Text words() {
        String years = String.valueOf(year);
        return switch (kind) {
            case HALF -> Text.of("report.period.half" + number, years);
            case YEAR -> Text.of("report.period.year", years);
            case QUARTER -> Text.of("report.period.quarter", ROMAN.get(number - 1), years);
            case MONTH -> Text.of("report.period.month", OfficialDate.month(number), years);
            case FREE -> Text.of("report.period.free");
        };
    }

    private static Period named(MatchResult name, PeriodRule rule) {
        int year = Integer.parseInt(name.group(1));
        if (name.group(2) != null) {
            return within(name.group(), rule, Kind.HALF, year, Integer.parseInt(name.group(2)));
        }
        if (name.group(3) != null) {
            return within(name.group(), rule, Kind.QUARTER, year, Integer.parseInt(name.group(3)));
        }
        if (name.group(4) != null) {
            return within(name.group(), rule, Kind.MONTH, year, Integer.parseInt(name.group(4)));
        }
        return new Period(
                name.group(),
                rule,
                Kind.YEAR,
                year,
                0,
                rule.firstDayOf(YearMonth.of(year, 1)),
                rule.lastDayOf(YearMonth.of(year, 12)));
    }

    private static Period within(String name, PeriodRule rule, Kind kind, int year, int number) {
        YearMonth last = YearMonth.of(year, number * kind.months);
        YearMonth first = last.minusMonths(kind.months - 1L);
        return new Period(name, rule, kind, year, number, rule.firstDayOf(first), rule.lastDayOf(last));
    }

    private static Period free(String name, PeriodRule rule) {
        int between = name.indexOf(BETWEEN_DATES);
        if (between < 0) {
            throw Fault.refused("period-unknown", name);
        }
        LocalDate from = date(name, name.substring(0, between));
        LocalDate to = date(name, name.substring(between + BETWEEN_DATES.length()));
        if (to.isBefore(from)) {
            throw Fault.refused("period-reversed", name);
        }
        return new Period(name, rule, Kind.FREE, to.getYear(), 0, from, to);
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Fault.refused("period-unknown", name).causedBy(e);
        }
    }
}
