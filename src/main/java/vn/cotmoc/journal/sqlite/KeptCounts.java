// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds tallies to the counts on disk, in the transaction of the rows they are of. */
final class KeptCounts {
    private static final String ADD_DAY = """
            INSERT INTO day_counts (day, place, facts, way, plays, airtime_ms, last_ms, last_row)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET
                plays = plays + excluded.plays,
                airtime_ms = airtime_ms + excluded.airtime_ms,
                last_row = CASE WHEN excluded.last_ms >= last_ms THEN excluded.last_row ELSE last_row END,
                last_ms = max(last_ms, excluded.last_ms)
            """;
    private static final String ADD_HOUR = """
            INSERT INTO hour_counts (month, hour, facts, way, plays, airtime_ms) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET
                plays = plays + excluded.plays,
                airtime_ms = airtime_ms + excluded.airtime_ms
            """;

    private KeptCounts() {}

    static void add(Connection connection, Dimensions dimensions, Tallies tallies) throws SQLException {
        try (PreparedStatement days = connection.prepareStatement(ADD_DAY);
                PreparedStatement hours = connection.prepareStatement(ADD_HOUR)) {
            for (Tallies.Sum<Tallies.DayKey> sum : tallies.days()) {
                Tallies.DayKey key = sum.key();
                Tallies.Tally tally = sum.tally();
                Sql.bind(
                        days,
                        key.day(),
                        dimensions.place(key.place()),
                        dimensions.facts(key.facts()),
                        dimensions.way(key.way()),
                        tally.plays,
                        tally.airtimeMs,
                        tally.lastMs,
                        tally.lastRow);
                days.executeUpdate();
            }
            for (Tallies.Sum<Tallies.HourKey> sum : tallies.hours()) {
                Tallies.HourKey key = sum.key();
                Tallies.Tally tally = sum.tally();
                Sql.bind(
                        hours,
                        key.month(),
                        key.hour(),
                        dimensions.facts(key.facts()),
                        dimensions.way(key.way()),
                        tally.plays,
                        tally.airtimeMs);
                hours.executeUpdate();
            }
        }
    }
}
