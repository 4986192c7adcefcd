// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.cotmoc.journal.Counted;

/**
 * The words that the numbers in the tables of counts stand for. Within one transaction.
 *
 * <p>Looked up here, not by a join: there are tens of thousands of sums and a few hundred words.
 */
final class Words {
    /** A screen of a node, at the site where it stood then; without a name where somebody took the stream out of the file. */
    record Place(long stream, String node, String log, String screen, String site) {}

    private final Map<Long, Place> places = new HashMap<>();
    private final Map<Long, Counted.Facts> clips = new HashMap<>();
    private final Map<Long, Counted.Way> ways = new HashMap<>();

    Words(Connection connection) throws SQLException {
        Sql.list(
                connection,
                "SELECT place, places.stream, ifnull(node, '') AS node, ifnull(log, '') AS log, screen, places.site"
                        + " FROM places LEFT JOIN streams USING (stream)",
                row -> places.put(
                        row.getLong("place"),
                        new Place(
                                row.getLong("stream"),
                                row.getString("node"),
                                row.getString("log"),
                                row.getString("screen"),
                                row.getString("site"))));
        Sql.list(connection, "SELECT * FROM clips", row -> clips.put(row.getLong("facts"), Dimensions.facts(row)));
        Sql.list(connection, "SELECT * FROM ways", row -> ways.put(row.getLong("way"), Dimensions.way(row)));
    }

    /** Of clips that were counted. */
    Set<Long> numbers(Set<Counted.Facts> facts) {
        return clips.entrySet().stream()
                .filter(clip -> facts.contains(clip.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Place place(long number) {
        return known(places, number);
    }

    Counted.Facts facts(long number) {
        return known(clips, number);
    }

    Counted.Way way(long number) {
        return known(ways, number);
    }

    /** Foreign keys hold: every number has its word. */
    private static <T> T known(Map<Long, T> words, long number) {
        return Objects.requireNonNull(words.get(number), () -> "no word for " + number);
    }
}
