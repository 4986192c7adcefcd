// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.cotmoc.report.Evidence.Incident;

/** The last word on each incident, and how it lies in a period. */
final class IncidentBook {
    private final Collection<Incident> last;
    private final Map<String, OffsetDateTime> ends;

    /** Rows in the order they were written. */
    IncidentBook(List<Incident> rows, List<Evidence.Log> logs) {
        Map<String, Incident> lastWords = new LinkedHashMap<>();
        rows.forEach(row -> lastWords.put(key(row.node(), row.log()) + row.id(), row));
        this.last = lastWords.values();
        this.ends = new LinkedHashMap<>();
        logs.forEach(log -> ends.put(key(log.node(), log.log()), log.last()));
    }

    /** @param longestMs the longest fault within the period, by the clock on the wall */
    record Tale(long count, long longestMs) {}

    Tale of(Period period, Set<String> nodes) {
        List<Incident> open = openWithin(period, nodes);
        long longestMs = open.stream()
                .filter(Incident::fault)
                .mapToLong(incident -> lengthMs(incident, period))
                .max()
                .orElse(0);
        return new Tale(open.size(), longestMs);
    }

    /** Those open at some time of the period. */
    List<Incident> openWithin(Period period, Set<String> nodes) {
        return last.stream()
                .filter(incident -> nodes.contains(incident.node()))
                .filter(incident -> wasOpen(incident, period))
                .toList();
    }

    /** How a device stood at the period's end: {@code fault}, {@code warning}, {@code ok}. */
    String stateOf(String node, String device, Period period) {
        List<Incident> open = last.stream()
                .filter(incident -> incident.node().equals(node) && device.equals(incident.device()))
                .filter(incident -> isOpenAfter(incident, period))
                .toList();
        if (open.isEmpty()) {
            return "ok";
        }
        return open.stream().anyMatch(Incident::fault) ? "fault" : "warning";
    }

    private static boolean wasOpen(Incident incident, Period period) {
        OffsetDateTime opened = incident.openedAt();
        OffsetDateTime closed = incident.closedAt();
        OffsetDateTime start = midnight(period.from(), opened);
        boolean began = opened.isBefore(midnight(period.to().plusDays(1), opened));
        return began && (closed == null || closed.isAfter(start) || !opened.isBefore(start));
    }

    private static boolean isOpenAfter(Incident incident, Period period) {
        OffsetDateTime opened = incident.openedAt();
        OffsetDateTime closed = incident.closedAt();
        OffsetDateTime end = midnight(period.to().plusDays(1), opened);
        return opened.isBefore(end) && (closed == null || !closed.isBefore(end));
    }

    private long lengthMs(Incident incident, Period period) {
        OffsetDateTime opened = incident.openedAt();
        OffsetDateTime closed = incident.closedAt();
        OffsetDateTime until =
                closed != null ? closed : ends.getOrDefault(key(incident.node(), incident.log()), opened);
        OffsetDateTime from = later(opened, midnight(period.from(), opened));
        OffsetDateTime to = earlier(until, midnight(period.to().plusDays(1), opened));
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    // A row's times are in its node's zone, so its own offset says when the node's day began.
    private static OffsetDateTime midnight(LocalDate day, OffsetDateTime zoned) {
        return day.atStartOfDay().atOffset(zoned.getOffset());
    }

    private static OffsetDateTime later(OffsetDateTime a, OffsetDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static OffsetDateTime earlier(OffsetDateTime a, OffsetDateTime b) {
        return a.isBefore(b) ? a : b;
    }

    private static String key(String node, String log) {
        return node + "/" + log + "/";
    }
}
