// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Days of a node, one after the other, of which no {@code day} row is held though the node was not suspended.
 *
 * @param to inclusive
 */
public record MissingDays(String node, LocalDate from, LocalDate to, Why why) {
    /** Why nothing is known of a day. */
    public enum Why {
        /** The office has not pulled the node since. */
        NOT_PULLED,
        /** The node's database was replaced; the old one ends before, the new one begins after. */
        REPLACED,
        /** The node could not keep its rows: disk full, or writing failed. */
        LOST,
        /** The node has written since, but not of this day. */
        UNTOLD;

        /** As programs read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** So many. */
    public long days() {
        return from.until(to.plusDays(1), ChronoUnit.DAYS);
    }

    /** Of every node that rows are held of, from its first row on, by node and day; both bounds inclusive. */
    public static List<MissingDays> of(Archive archive, LocalDate from, LocalDate to) {
        var search = new Search(
                archive.rows("day"), archive.rows("site"), archive.rows("gap"), archive.logs(), new ArrayList<>());
        archive.logs().stream().map(Archive.Log::node).distinct().sorted().forEach(node -> search.node(node, from, to));
        return search.found();
    }

    private record Search(
            List<Archive.Row> days,
            List<Archive.Row> sites,
            List<Archive.Row> losses,
            List<Archive.Log> logs,
            List<MissingDays> found) {
        void node(String node, LocalDate from, LocalDate to) {
            List<Archive.Log> its = logs.stream()
                    .filter(log -> log.node().equals(node))
                    .sorted(Comparator.comparing(log -> log.first().at().toInstant()))
                    .toList();
            LocalDate first = its.get(0).first().at().toLocalDate();
            Set<LocalDate> told = told(node);
            LocalDate begin = first.isAfter(from) ? first : from;
            for (LocalDate day = begin; !day.isAfter(to); day = day.plusDays(1)) {
                if (!told.contains(day) && !wasSuspended(node, day)) {
                    add(new MissingDays(node, day, day, why(node, day, its)));
                }
            }
        }

        private void add(MissingDays day) {
            int last = found.size() - 1;
            MissingDays before = last < 0 ? null : found.get(last);
            if (before != null
                    && before.node.equals(day.node)
                    && before.why == day.why
                    && before.to.plusDays(1).equals(day.from)) {
                found.set(last, new MissingDays(day.node, before.from, day.to, day.why));
            } else {
                found.add(day);
            }
        }

        private Set<LocalDate> told(String node) {
            return days.stream()
                    .filter(row -> row.node().equals(node))
                    .flatMap(row -> RowTime.findDate(row.json().path("date").asText()).stream())
                    .collect(Collectors.toCollection(HashSet::new));
        }

        /** The day's row is written at the midnight after it, so the last row must be of a later day. */
        private Why why(String node, LocalDate day, List<Archive.Log> its) {
            if (!day.isBefore(its.get(its.size() - 1).last().at().toLocalDate())) {
                return Why.NOT_PULLED;
            }
            for (int i = 1; i < its.size(); i++) {
                if (!day.isBefore(its.get(i - 1).last().at().toLocalDate())
                        && !day.isAfter(its.get(i).first().at().toLocalDate())) {
                    return Why.REPLACED;
                }
            }
            return wasLost(node, day) ? Why.LOST : Why.UNTOLD;
        }

        private boolean wasLost(String node, LocalDate day) {
            return losses.stream()
                    .filter(row -> row.node().equals(node))
                    .map(Archive.Row::json)
                    .anyMatch(row -> !day.isBefore(date(row, "from")) && !day.isAfter(date(row, "to")));
        }

        private static LocalDate date(JsonNode row, String member) {
            return RowTime.find(row.path(member).asText())
                    .map(time -> time.toLocalDate())
                    .orElse(LocalDate.MIN);
        }

        /** A day suspended throughout has no row: the node says so until a later row takes it back. */
        private boolean wasSuspended(String node, LocalDate day) {
            LocalDate since = null;
            for (Archive.Row row : sites) {
                if (row.node().equals(node)) {
                    if (since != null
                            && !day.isBefore(since)
                            && day.isBefore(row.at().toLocalDate())) {
                        return true;
                    }
                    since = RowTime.findDate(
                                    row.json().path("suspended").path("since").asText())
                            .orElse(null);
                }
            }
            return since != null && !day.isBefore(since);
        }
    }
}
