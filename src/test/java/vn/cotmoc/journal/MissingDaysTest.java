// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which days are missing, and why, from rows placed by hand. */
@Tag("L1")
class MissingDaysTest {
    private static final LocalDate FROM = LocalDate.parse("2026-06-01");
    private static final LocalDate TO = LocalDate.parse("2026-06-10");

    private final Held held = new Held();

    @Test
    void shouldFindNothingWhenEveryDayHasItsRow() {
        held.log("a", "1", "2026-06-01T05:00", "2026-06-11T00:00");
        held.days("a", "1", "2026-06-01", "2026-06-10");

        assertThat(missing()).isEmpty();
    }

    @Test
    void shouldSayNotPulledAfterTheLastRow() {
        held.log("a", "1", "2026-06-01T05:00", "2026-06-08T12:00");
        held.days("a", "1", "2026-06-01", "2026-06-07");

        assertThat(missing()).containsExactly("a 2026-06-08 2026-06-10 not-pulled 3");
    }

    @Test
    void shouldSayReplacedBetweenTwoLogs() {
        held.log("a", "1", "2026-06-01T05:00", "2026-06-03T00:00");
        held.log("a", "2", "2026-06-05T09:00", "2026-06-11T00:00");
        held.days("a", "1", "2026-06-01", "2026-06-02");
        held.days("a", "2", "2026-06-05", "2026-06-10");

        assertThat(missing()).containsExactly("a 2026-06-03 2026-06-04 replaced 2");
    }

    @Test
    void shouldTellRowsThatWereLostFromDaysThatNobodyToldOf() {
        held.log("a", "1", "2026-06-01T05:00", "2026-06-11T00:00");
        held.days("a", "1", "2026-06-01", "2026-06-03");
        held.days("a", "1", "2026-06-07", "2026-06-10");
        held.row(
                "a",
                "1",
                "gap",
                "2026-06-06T08:00",
                "\"lost\":9,\"from\":\"2026-06-05T01:00:00.000+07:00\"," + "\"to\":\"2026-06-06T07:00:00.000+07:00\"");

        assertThat(missing()).containsExactly("a 2026-06-04 2026-06-04 untold 1", "a 2026-06-05 2026-06-06 lost 2");
    }

    @Test
    void shouldNotMissDaysOfASuspension() {
        held.log("a", "1", "2026-06-01T05:00", "2026-06-11T00:00");
        held.row("a", "1", "site", "2026-06-02T08:00", "\"suspended\":{\"since\":\"2026-06-02\",\"reason\":\"hỏng\"}");
        held.row("a", "1", "site", "2026-06-09T08:00", "\"suspended\":null");
        held.days("a", "1", "2026-06-01", "2026-06-01");
        held.days("a", "1", "2026-06-09", "2026-06-10");

        assertThat(missing()).isEmpty();
    }

    @Test
    void shouldTellEachNodeFromItsOwnFirstDay() {
        held.log("b", "1", "2026-06-09T05:00", "2026-06-09T06:00");
        held.log("a", "1", "2026-06-10T05:00", "2026-06-11T00:00");
        held.days("a", "1", "2026-06-10", "2026-06-10");

        assertThat(missing()).containsExactly("b 2026-06-09 2026-06-10 not-pulled 2");
    }

    private List<String> missing() {
        return MissingDays.of(held, FROM, TO).stream()
                .map(days -> "%s %s %s %s %d"
                        .formatted(
                                days.node(), days.from(), days.to(), days.why().word(), days.days()))
                .toList();
    }

    /** Rows and logs in memory, in the order they are given. */
    private static final class Held implements Archive {
        private final List<Log> logs = new ArrayList<>();
        private final Map<String, List<Row>> rows =
                Map.of("day", new ArrayList<>(), "site", new ArrayList<>(), "gap", new ArrayList<>());

        void log(String node, String log, String first, String last) {
            logs.add(new Log(node, log, made(node, log, first, "\"a\":1"), made(node, log, last, "\"a\":1")));
        }

        void days(String node, String log, String from, String to) {
            LocalDate.parse(from)
                    .datesUntil(LocalDate.parse(to).plusDays(1))
                    .forEach(day -> row(node, log, "day", day.plusDays(1) + "T00:00", "\"date\":\"" + day + "\""));
        }

        void row(String node, String log, String type, String at, String members) {
            rows.getOrDefault(type, new ArrayList<>()).add(made(node, log, at, members));
        }

        private static Row made(String node, String log, String at, String members) {
            try {
                return new Row(
                        node,
                        log,
                        1,
                        OffsetDateTime.parse(at + "+07:00"),
                        new JsonMapper().readTree("{" + members + "}"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<Row> rows(String type) {
            return rows.getOrDefault(type, List.of());
        }

        @Override
        public List<Log> logs() {
            return logs;
        }

        @Override
        public Counts counts(LocalDate from, LocalDate to, Counts.By by) {
            throw new UnsupportedOperationException("nobody counts here");
        }

        @Override
        public List<Tally> tallies(LocalDate from, LocalDate to) {
            return List.of();
        }

        @Override
        public Set<NodeDay> daysOperated(LocalDate from, LocalDate to) {
            return Set.of();
        }

        @Override
        public Map<String, Long> completed(LocalDate from, LocalDate to) {
            return Map.of();
        }

        @Override
        public Map<String, CompletePlays> completePlays(
                LocalDate from, LocalDate to, Set<String> nodes, Set<Counted.Facts> facts) {
            return Map.of();
        }
    }
}
