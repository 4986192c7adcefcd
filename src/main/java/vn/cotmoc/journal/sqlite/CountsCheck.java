// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds the kept counts against the tallies of the rows they are kept of. */
final class CountsCheck {
    // What belongs to pruned rows has none to be held against.
    private static final String DAYS = """
            SELECT day, place, facts, way, plays - pruned_plays, airtime_ms - pruned_airtime_ms FROM day_counts
            WHERE plays <> pruned_plays OR airtime_ms <> pruned_airtime_ms
            """;
    private static final String HOURS = """
            SELECT month, hour, facts, way, plays - pruned_plays, airtime_ms - pruned_airtime_ms FROM hour_counts
            WHERE plays <> pruned_plays OR airtime_ms <> pruned_airtime_ms
            """;

    /** What is kept taken from what the days give: one pass, and nothing left where they agree. */
    private static final List<String> SUMS = List.of("""
            SELECT 'month_sums', month / 12 * 100 + month % 12 + 1, sum(plays), sum(airtime_ms)
            FROM (SELECT begins, year, place, facts, way, month, plays, airtime_ms FROM counts_of_months
                  UNION ALL
                  SELECT begins, year, place, facts, way, month, -plays, -airtime_ms FROM month_sums)
            GROUP BY begins, year, place, facts, way, month HAVING sum(plays) <> 0 OR sum(airtime_ms) <> 0
            """, """
            SELECT 'day_sums', day, sum(plays), sum(airtime_ms)
            FROM (SELECT day, facts, way, plays, airtime_ms FROM day_counts
                  UNION ALL
                  SELECT day, facts, way, -plays, -airtime_ms FROM day_sums)
            GROUP BY day, facts, way HAVING sum(plays) <> 0 OR sum(airtime_ms) <> 0
            """);

    /**
     * A sum that is not that of the rows.
     *
     * @param stream 0 where the sum is over all
     */
    record Difference(long stream, String what) {}

    private record Sum(long plays, long airtimeMs) {}

    private final Connection connection;
    private final Words words;
    private final List<Difference> differences = new ArrayList<>();

    private CountsCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.words = new Words(connection);
    }

    /** @param tallies of the rows; nothing is left in them afterwards */
    static List<Difference> differences(Connection connection, Tallies tallies) throws SQLException {
        var check = new CountsCheck(connection);
        check.compare(DAYS, check::dayKey, tallies::take);
        tallies.days().forEach(sum -> check.compare(sum.key(), new Sum(0, 0), Optional.of(sum.tally())));
        check.compare(HOURS, check::hourKey, tallies::take);
        tallies.hours().forEach(sum -> check.compare(sum.key(), new Sum(0, 0), Optional.of(sum.tally())));
        tallies.clear();
        for (String query : SUMS) {
            check.differences.addAll(Sql.list(connection, query, CountsCheck::sum));
        }
        return check.differences;
    }

    private static Difference sum(ResultSet row) throws SQLException {
        return new Difference(
                0, "%s %d: %+d, %+d ms".formatted(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)));
    }

    private <K extends Record> void compare(
            String query, Sql.Reader<K> key, Function<K, Optional<Tallies.Tally>> tallies) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                K kept = key.read(rows);
                compare(kept, new Sum(rows.getLong(5), rows.getLong(6)), tallies.apply(kept));
            }
        }
    }

    private void compare(Record key, Sum kept, Optional<Tallies.Tally> tally) {
        Sum counted = tally.map(sum -> new Sum(sum.plays, sum.airtimeMs)).orElse(new Sum(0, 0));
        if (!kept.equals(counted)) {
            long stream = key instanceof Tallies.DayKey day ? day.place().stream() : 0;
            differences.add(new Difference(stream, "%s: %s ≠ %s".formatted(key, kept, counted)));
        }
    }

    private Tallies.DayKey dayKey(ResultSet row) throws SQLException {
        Words.Place place = words.place(row.getLong(2));
        return new Tallies.DayKey(
                row.getInt(1),
                new Tallies.Place(place.stream(), place.screen(), place.site()),
                words.facts(row.getLong(3)),
                words.way(row.getLong(4)));
    }

    private Tallies.HourKey hourKey(ResultSet row) throws SQLException {
        return new Tallies.HourKey(
                row.getInt(1), row.getInt(2), words.facts(row.getLong(3)), words.way(row.getLong(4)));
    }
}
