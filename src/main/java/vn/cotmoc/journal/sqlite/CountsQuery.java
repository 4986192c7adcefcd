// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.CountsSum;

/** Answers from the kept counts, of a node's database or the office's. Within a transaction of the caller's. */
final class CountsQuery {
    // The sums are taken before anything is joined: a month of ten screens has thousands of lines, and hundreds of
    // sums.
    private static final String BY_PLACE = """
            SELECT sums.plays, sums.airtime_ms, node, screen, places.site, clips.*, ways.*
            FROM (SELECT place, facts, way, sum(plays) AS plays, sum(airtime_ms) AS airtime_ms
                  FROM (SELECT place, facts, way, plays, airtime_ms FROM month_sums WHERE month BETWEEN ? AND ?
                        UNION ALL
                        SELECT place, facts, way, plays, airtime_ms FROM day_counts WHERE day BETWEEN ? AND ?
                        UNION ALL
                        SELECT place, facts, way, plays, airtime_ms FROM day_counts WHERE day BETWEEN ? AND ?)
                  GROUP BY place, facts, way) AS sums
            JOIN places USING (place) JOIN streams USING (stream) JOIN clips USING (facts) JOIN ways USING (way)
            """;
    private static final String BY_DAY = """
            SELECT plays, airtime_ms, day, clips.*, ways.*
            FROM day_sums JOIN clips USING (facts) JOIN ways USING (way) WHERE day BETWEEN ? AND ?
            """;
    private static final String BY_HOUR = """
            SELECT sums.plays, sums.airtime_ms, sums.hour, clips.*, ways.*
            FROM (SELECT hour, facts, way, sum(plays) AS plays, sum(airtime_ms) AS airtime_ms
                  FROM hour_counts WHERE month BETWEEN ? AND ? GROUP BY hour, facts, way) AS sums
            JOIN clips USING (facts) JOIN ways USING (way)
            """;

    private record Sum(String key, String clip, Counted.Way way, long plays, long airtimeMs) {}

    private CountsQuery() {}

    static Counts counts(Connection connection, LocalDate from, LocalDate to, Counts.By by) throws SQLException {
        Counts.check(from, to, by);
        var sum = new CountsSum();
        for (Sum part : sums(connection, from, to, by)) {
            sum.add(part.key(), part.clip(), part.way(), part.plays(), part.airtimeMs());
        }
        return sum.counts(from, to, by);
    }

    /** {@code YYYYMMDD}. */
    static int day(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    private static List<Sum> sums(Connection connection, LocalDate from, LocalDate to, Counts.By by)
            throws SQLException {
        Sql.Reader<Sum> reader = row -> {
            Counted.Facts facts = Dimensions.facts(row);
            Counted.Way way = Dimensions.way(row);
            return new Sum(
                    key(row, by, facts, way), facts.clip(), way, row.getLong("plays"), row.getLong("airtime_ms"));
        };
        return switch (by) {
            case DAY -> Sql.list(connection, BY_DAY, reader, day(from), day(to));
            case HOUR -> Sql.list(connection, BY_HOUR, reader, day(from) / 100, day(to) / 100);
            default ->
                Sql.list(connection, BY_PLACE, reader, Months.of(from, to).bounds());
        };
    }

    private static String key(ResultSet row, Counts.By by, Counted.Facts facts, Counted.Way way) throws SQLException {
        return switch (by) {
            case CLIP -> facts.clip();
            case TOPIC -> facts.topic();
            case LANGUAGE -> facts.language();
            case SOURCE -> facts.source();
            case PRIORITY -> way.priority();
            case SITE -> row.getString("site");
            case SCREEN -> row.getString("node") + "/" + row.getString("screen");
            case DAY -> date(row.getInt("day")).toString();
            case HOUR -> "%02d".formatted(row.getInt("hour"));
        };
    }

    /** Of {@code YYYYMMDD}. */
    static LocalDate date(int day) {
        return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
    }
}
