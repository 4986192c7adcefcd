// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.report.Evidence.Day;
import vn.cotmoc.report.Evidence.Tally;

/** The line of one site, or of all. */
final class Totalling {
    /** 98.05 % is 0.9805. */
    private static final int AVAILABILITY_DECIMALS = 4;

    private Totalling() {}

    /** What some nodes did, with their incidents as counted elsewhere; their downtime is filled in from the days. */
    static Figures.Totals totals(Evidence.Counted counted, Set<String> nodes, IncidentBook.Tale incidents) {
        List<Tally> all = counted.tallies().stream()
                .filter(tally -> nodes.contains(tally.node()))
                .toList();
        List<Tally> planned =
                all.stream().filter(tally -> tally.way().planned()).toList();
        Collection<Day> days = lastWord(counted.days(), nodes);
        long openMs = days.stream().mapToLong(Day::openMs).sum();
        long downMs = days.stream().mapToLong(Day::downMs).sum();
        return new Figures.Totals(
                clips(planned),
                plays(planned),
                airtimeMs(planned, tally -> true),
                airtimeMs(planned, tally -> !tally.way().proof().equals("none")),
                airtimeMs(planned, tally -> tally.way().proof().equals("panel")),
                airtimeMs(all, tally -> tally.way().kind().equals("filler")),
                airtimeMs(all, tally -> tally.way().kind().equals("takeover")),
                daysOperated(counted, nodes),
                openMs,
                availability(openMs, downMs),
                new Figures.Incidents(incidents.count(), downMs, incidents.longestMs()));
    }

    /** Distinct clips with at least one complete play. */
    static long clips(List<Tally> tallies) {
        return tallies.stream()
                .filter(Tally::isComplete)
                .map(tally -> tally.facts().clip())
                .distinct()
                .count();
    }

    /** How many ended so. */
    static long plays(List<Tally> tallies, String outcome) {
        return tallies.stream()
                .filter(tally -> tally.way().outcome().equals(outcome))
                .mapToLong(Tally::plays)
                .sum();
    }

    private static Figures.Plays plays(List<Tally> tallies) {
        return new Figures.Plays(
                plays(tallies, "complete"),
                plays(tallies, "cut"),
                plays(tallies, "failed"),
                plays(tallies, "interrupted"),
                plays(tallies, "missed"));
    }

    private static long daysOperated(Evidence.Counted counted, Set<String> nodes) {
        return counted.operated().stream()
                .filter(operated -> nodes.contains(operated.node()))
                .map(Evidence.NodeDay::day)
                .distinct()
                .count();
    }

    private static long airtimeMs(List<Tally> tallies, Predicate<Tally> which) {
        return tallies.stream().filter(which).mapToLong(Tally::airtimeMs).sum();
    }

    private static Collection<Day> lastWord(List<Day> days, Set<String> nodes) {
        Map<List<Object>, Day> last = new HashMap<>();
        days.stream()
                .filter(day -> nodes.contains(day.node()))
                .forEach(day -> last.put(List.of(day.node(), day.screen(), day.date()), day));
        return last.values();
    }

    private static @Nullable BigDecimal availability(long openMs, long downMs) {
        return openMs == 0
                ? null
                : BigDecimal.valueOf(openMs - downMs)
                        .divide(BigDecimal.valueOf(openMs), AVAILABILITY_DECIMALS, RoundingMode.DOWN)
                        .stripTrailingZeros();
    }
}
