// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the first and the last complete play of clips in the kept counts, looking from both ends of a period day by day: a
 * half-year of a hundred nodes has millions of counts. Within a transaction of the caller's.
 */
final class PlaySearch {
    private static final String DAY = """
            SELECT day FROM day_sums
            WHERE day BETWEEN ? AND ? AND facts = ?
            AND way IN (SELECT way FROM ways WHERE outcome = 'complete' AND kind IN ('at', 'between'))
            ORDER BY day %s LIMIT 1
            """;
    private static final String FIRST_DAY = DAY.formatted("ASC");
    private static final String LAST_DAY = DAY.formatted("DESC");
    private static final String PLAYS = """
            SELECT place, last_ms, last_row FROM day_counts
            WHERE day = ? AND place IN (SELECT place FROM places) AND facts = ?
            AND way IN (SELECT way FROM ways WHERE outcome = 'complete' AND kind IN ('at', 'between'))
            """;

    /** By their zones' time an earlier play may be dated so many days later. */
    private static final int ZONES_APART_DAYS = 2;

    /** Of two that began at the same instant that of the later node, so that the same rows give the same answer. */
    private static final Comparator<Play> ORDER = Comparator.comparing(Play::startedMs)
            .thenComparing(play -> play.place().node())
            .thenComparing(play -> play.place().log());

    /**
     * When clips were played to their end.
     *
     * @param last which of them was the last
     */
    record Span(LocalDate from, LocalDate to, Play last) {
        Span and(Span other) {
            return new Span(
                    from.isBefore(other.from) ? from : other.from,
                    to.isAfter(other.to) ? to : other.to,
                    ORDER.compare(last, other.last) > 0 ? last : other.last);
        }
    }

    /** @param row its id */
    record Play(Words.Place place, long startedMs, long row) {}

    private final Connection connection;
    private final Words words;
    private final Set<String> nodes;

    PlaySearch(Connection connection, Words words, Set<String> nodes) {
        this.connection = connection;
        this.words = words;
        this.nodes = nodes;
    }

    /** Of clips with these facts at the nodes; both ends are inclusive. */
    Optional<Span> find(long facts, LocalDate from, LocalDate to) throws SQLException {
        Optional<Span> found = Optional.empty();
        Optional<LocalDate> day = findDay(LAST_DAY, facts, from, to);
        while (day.isPresent()
                && (found.isEmpty() || !day.get().isBefore(found.get().to().minusDays(ZONES_APART_DAYS)))) {
            Optional<Span> its = find(facts, day.get());
            found = found.isPresent() && its.isPresent()
                    ? Optional.of(found.get().and(its.get()))
                    : found.or(() -> its);
            day = findDay(LAST_DAY, facts, from, day.get().minusDays(1));
        }
        if (found.isEmpty()) {
            return found;
        }
        LocalDate first = findFirst(facts, from, to);
        return found.map(span -> new Span(first, span.to(), span.last()));
    }

    /** There is one. */
    private LocalDate findFirst(long facts, LocalDate from, LocalDate to) throws SQLException {
        LocalDate day = findDay(FIRST_DAY, facts, from, to).orElseThrow();
        while (find(facts, day).isEmpty()) {
            day = findDay(FIRST_DAY, facts, day.plusDays(1), to).orElseThrow();
        }
        return day;
    }

    /** At any node. */
    private Optional<LocalDate> findDay(String query, long facts, LocalDate from, LocalDate to) throws SQLException {
        return Sql.find(
                connection,
                query,
                row -> CountsQuery.date(row.getInt(1)),
                CountsQuery.day(from),
                CountsQuery.day(to),
                facts);
    }

    private Optional<Span> find(long facts, LocalDate day) throws SQLException {
        return Sql.list(
                        connection,
                        PLAYS,
                        row -> new Play(words.place(row.getLong(1)), row.getLong(2), row.getLong(3)),
                        CountsQuery.day(day),
                        facts)
                .stream()
                .filter(play -> nodes.contains(play.place().node()))
                .max(ORDER)
                .map(last -> new Span(day, day, last));
    }
}
