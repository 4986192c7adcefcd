// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.CountsSum;

/**
 * Answers from the kept counts, of a node's database or the office's. Within a transaction of the caller's.
 * */
final class CountsQuery {
    private static final String IN_MONTHS = "FROM month_sums WHERE begins = ? AND year = ? AND month BETWEEN ? AND ? ";
    private static final String IN_DAYS = "FROM day_counts WHERE day BETWEEN ? AND ? ";
    private static final String BY_PLACE =
            "SELECT place, facts, way, sum(plays), sum(airtime_ms) %s GROUP BY place, facts, way";
    private static final String COMPLETED = """
            SELECT place, sum(plays) %s
            AND way IN (SELECT way FROM ways WHERE outcome = 'complete' AND kind IN ('at', 'between')) GROUP BY place
            """;
    /** Of all places together. */
    private static final String BY_SHOWN = """
            SELECT 0, facts, way, sum(plays), sum(airtime_ms) FROM day_sums WHERE day BETWEEN ? AND ? GROUP BY facts, way
            """;

    private static final String BY_DAY =
            "SELECT day, facts, way, plays, airtime_ms FROM day_sums WHERE day BETWEEN ? AND ?";
    private static final String BY_HOUR = """
            SELECT hour, facts, way, sum(plays), sum(airtime_ms)
            FROM hour_counts WHERE month BETWEEN ? AND ? GROUP BY hour, facts, way
            """;

    /** @param part a place, a day or an hour; 0 where it is asked for none of them */
    record Sum(long part, long facts, long way, long plays, long airtimeMs) {}

    /** Plays that came to their end, at and between. */
    record Completed(long place, long plays) {}

    private static final Sql.Reader<Sum> SUM =
            row -> new Sum(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));

    private final Counts.By by;
    private final Words words;
    private final Map<Long, String> parts = new HashMap<>();

    private CountsQuery(Connection connection, Counts.By by) throws SQLException {
        this.by = by;
        this.words = new Words(connection);
    }

    static Counts counts(Connection connection, LocalDate from, LocalDate to, Counts.By by) throws SQLException {
        Counts.check(from, to, by);
        var query = new CountsQuery(connection, by);
        var total = new CountsSum();
        for (Sum sum : query.sums(connection, from, to)) {
            query.add(sum, total);
        }
        return total.counts(from, to, by);
    }

    /** {@code YYYYMMDD}. */
    static int day(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Of {@code YYYYMMDD}. */
    static LocalDate date(int day) {
        return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
    }

    /** For each place, clip and way one sum or several: of each calendar year, and of the days that are no whole months. */
    static List<Sum> byPlace(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        return inParts(connection, BY_PLACE, SUM, from, to);
    }

    /** For each place one figure or several: as {@link #byPlace}. */
    static List<Completed> completed(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        return inParts(connection, COMPLETED, row -> new Completed(row.getLong(1), row.getLong(2)), from, to);
    }

    private static <T> List<T> inParts(
            Connection connection, String query, Sql.Reader<T> reader, LocalDate from, LocalDate to)
            throws SQLException {
        Months months = Months.of(from, to);
        List<T> all = new ArrayList<>();
        for (Months.Year year : months.years()) {
            all.addAll(Sql.list(
                    connection,
                    query.formatted(IN_MONTHS),
                    reader,
                    months.begins(),
                    year.year(),
                    month(year.first()),
                    month(year.last())));
        }
        for (Months.Days days : months.days()) {
            all.addAll(Sql.list(connection, query.formatted(IN_DAYS), reader, day(days.from()), day(days.to())));
        }
        return all;
    }

    /** Of all months since the year 0. */
    private static long month(YearMonth month) {
        return month.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private List<Sum> sums(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        return switch (by) {
            case DAY -> Sql.list(connection, BY_DAY, SUM, day(from), day(to));
            case HOUR -> Sql.list(connection, BY_HOUR, SUM, day(from) / 100, day(to) / 100);
            case SITE, SCREEN -> byPlace(connection, from, to);
            case CLIP, TOPIC, LANGUAGE, SOURCE, PRIORITY -> Sql.list(connection, BY_SHOWN, SUM, day(from), day(to));
        };
    }

    private void add(Sum sum, CountsSum total) {
        Counted.Facts facts = words.facts(sum.facts());
        Counted.Way way = words.way(sum.way());
        String key = switch (by) {
            case CLIP -> facts.clip();
            case TOPIC -> facts.topic();
            case LANGUAGE -> facts.language();
            case SOURCE -> facts.source();
            case PRIORITY -> way.priority();
            case SITE -> words.place(sum.part()).site();
            case SCREEN -> screen(words.place(sum.part()));
            case DAY ->
                parts.computeIfAbsent(sum.part(), day -> date(day.intValue()).toString());
            case HOUR -> parts.computeIfAbsent(sum.part(), "%02d"::formatted);
        };
        total.add(key, facts.clip(), way, sum.plays(), sum.airtimeMs());
    }

    private static String screen(Words.Place place) {
        return place.node() + "/" + place.screen();
    }
}
