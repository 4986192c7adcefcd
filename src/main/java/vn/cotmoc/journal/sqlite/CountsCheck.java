// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the kept counts against the tallies of the rows they are kept of. */
final class CountsCheck {
    // What belongs to pruned rows has none to be held against.
    private static final String DAYS = """
            SELECT day, stream, screen, site, clips.*, ways.*, plays - pruned_plays AS plays,
                airtime_ms - pruned_airtime_ms AS airtime_ms
            FROM day_counts JOIN places USING (place) JOIN clips USING (facts) JOIN ways USING (way)
            WHERE plays <> pruned_plays OR airtime_ms <> pruned_airtime_ms
            """;
    private static final String HOURS = """
            SELECT month, hour, clips.*, ways.*, plays - pruned_plays AS plays,
                airtime_ms - pruned_airtime_ms AS airtime_ms
            FROM hour_counts JOIN clips USING (facts) JOIN ways USING (way)
            WHERE plays <> pruned_plays OR airtime_ms <> pruned_airtime_ms
            """;

    private static final String SUMS = """
            SELECT * FROM (SELECT 'month_sums' AS kept, day / 100 AS period, place, facts, way,
                    sum(plays) AS plays, sum(airtime_ms) AS airtime_ms
                FROM day_counts GROUP BY day / 100, place, facts, way
                EXCEPT SELECT 'month_sums', * FROM month_sums)
            UNION ALL
            SELECT * FROM (SELECT 'month_sums', * FROM month_sums
                EXCEPT SELECT 'month_sums', day / 100, place, facts, way, sum(plays), sum(airtime_ms)
                FROM day_counts GROUP BY day / 100, place, facts, way)
            UNION ALL
            SELECT * FROM (SELECT 'day_sums', day, 0, facts, way, sum(plays), sum(airtime_ms)
                FROM day_counts GROUP BY day, facts, way
                EXCEPT SELECT 'day_sums', day, 0, facts, way, plays, airtime_ms FROM day_sums)
            UNION ALL
            SELECT * FROM (SELECT 'day_sums', day, 0, facts, way, plays, airtime_ms FROM day_sums
                EXCEPT SELECT 'day_sums', day, 0, facts, way, sum(plays), sum(airtime_ms)
                FROM day_counts GROUP BY day, facts, way)
            """;

    /**
     * A sum that is not that of the rows.
     *
     * @param stream 0 where the sum is over all
     */
    record Difference(long stream, String what) {}

    private record Sum(long plays, long airtimeMs) {}

    private final List<Difference> differences = new ArrayList<>();

    private CountsCheck() {}

    static List<Difference> differences(Connection connection, Tallies tallies) throws SQLException {
        var check = new CountsCheck();
        check.compare(connection, DAYS, CountsCheck::dayKey, tallies.days());
        check.compare(connection, HOURS, CountsCheck::hourKey, tallies.hours());
        check.differences.addAll(Sql.list(
                connection,
                SUMS,
                row -> new Difference(
                        0,
                        "%s %d: %d, %d ms"
                                .formatted(
                                        row.getString("kept"),
                                        row.getInt("period"),
                                        row.getLong("plays"),
                                        row.getLong("airtime_ms")))));
        return check.differences;
    }

    private <K extends Record> void compare(
            Connection connection, String query, Sql.Reader<K> key, Map<K, Tallies.Tally> tallies) throws SQLException {
        Set<K> unseen = new HashSet<>(tallies.keySet());
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                K kept = key.read(rows);
                unseen.remove(kept);
                compare(kept, new Sum(rows.getLong("plays"), rows.getLong("airtime_ms")), tallies.get(kept));
            }
        }
        for (K missing : unseen) {
            compare(missing, new Sum(0, 0), tallies.get(missing));
        }
    }

    private void compare(Record key, Sum kept, Tallies.@Nullable Tally tally) {
        Sum counted = tally == null ? new Sum(0, 0) : new Sum(tally.plays, tally.airtimeMs);
        if (!Objects.equals(kept, counted)) {
            long stream = key instanceof Tallies.DayKey day ? day.place().stream() : 0;
            differences.add(new Difference(stream, "%s: %s ≠ %s".formatted(key, kept, counted)));
        }
    }

    private static Tallies.DayKey dayKey(ResultSet row) throws SQLException {
        var place = new Tallies.Place(row.getLong("stream"), row.getString("screen"), row.getString("site"));
        return new Tallies.DayKey(row.getInt("day"), place, Dimensions.facts(row), Dimensions.way(row));
    }

    private static Tallies.HourKey hourKey(ResultSet row) throws SQLException {
        return new Tallies.HourKey(row.getInt("month"), row.getInt("hour"), Dimensions.facts(row), Dimensions.way(row));
    }
}
