// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.RowTime;

/**
 * Evidence from the office's archive. Rows come in the order they were written: those of an older log first, whenever it was
 * pulled. A row that lacks what its type must have is passed over, as one of an unknown type is.
 */
public final class ArchiveEvidence {
    private record LogName(String node, String log) {}

    private final Archive archive;
    private final Set<String> nodes;
    private final List<Evidence.Log> logs;

    private ArchiveEvidence(Archive archive, Form form) {
        this.archive = archive;
        this.nodes = Set.copyOf(form.nodes());
        this.logs = archive.logs().stream()
                .map(log -> new Evidence.Log(
                        log.node(), log.log(), log.first().at(), log.last().at()))
                .sorted(Comparator.comparing(Evidence.Log::node)
                        .thenComparing(log -> log.first().toInstant())
                        .thenComparing(Evidence.Log::log))
                .toList();
    }

    /** What a report of the period needs of the form's nodes. */
    public static Evidence of(Archive archive, Form form, Period period) {
        return new ArchiveEvidence(archive, form).evidence(period);
    }

    private Evidence evidence(Period period) {
        List<Evidence.Tally> tallies = tallies(period);
        Period lastYear = period.lastYear();
        List<Evidence.Day> days = rows("day", ArchiveEvidence::day);
        return new Evidence(
                counted(period, tallies, lastPlays(period, tallies), days),
                counted(lastYear, tallies(lastYear), List.of(), days),
                monthPlays(period),
                rows("site", ArchiveEvidence::site),
                rows("device", ArchiveEvidence::device),
                rows("incident", ArchiveEvidence::incident),
                rows("clock", ArchiveEvidence::clock),
                rows("gap", ArchiveEvidence::lost),
                logs.stream().filter(log -> nodes.contains(log.node())).toList());
    }

    private Evidence.Counted counted(
            Period period, List<Evidence.Tally> tallies, List<Evidence.LastPlay> lastPlays, List<Evidence.Day> days) {
        Set<Evidence.NodeDay> operated = archive.daysOperated(period.from(), period.to()).stream()
                .filter(day -> nodes.contains(day.node()))
                .map(day -> new Evidence.NodeDay(day.node(), day.day()))
                .collect(Collectors.toSet());
        return new Evidence.Counted(
                tallies,
                operated,
                lastPlays,
                days.stream().filter(day -> period.contains(day.date())).toList());
    }

    private List<Evidence.LastPlay> lastPlays(Period period, List<Evidence.Tally> tallies) {
        Set<Counted.Facts> complete = tallies.stream()
                .filter(Evidence.Tally::isComplete)
                .map(Evidence.Tally::facts)
                .collect(Collectors.toSet());
        return archive.completePlays(period.from(), period.to(), nodes, complete).entrySet().stream()
                .map(plays -> lastPlay(plays.getKey(), plays.getValue()))
                .toList();
    }

    private List<Evidence.Tally> tallies(Period period) {
        return archive.tallies(period.from(), period.to()).stream()
                .filter(tally -> nodes.contains(tally.node()))
                .map(tally ->
                        new Evidence.Tally(tally.node(), tally.facts(), tally.way(), tally.plays(), tally.airtimeMs()))
                .toList();
    }

    private List<Evidence.MonthPlays> monthPlays(Period period) {
        List<Evidence.MonthPlays> plays = new ArrayList<>();
        for (YearMonth month : period.months()) {
            LocalDate first = later(period.from(), period.rule().firstDayOf(month));
            LocalDate last = earlier(period.to(), period.rule().lastDayOf(month));
            archive.completed(first, last).forEach((node, count) -> {
                if (nodes.contains(node)) {
                    plays.add(new Evidence.MonthPlays(month, node, count));
                }
            });
        }
        return plays;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private <T> List<T> rows(String type, Function<Archive.Row, Optional<T>> read) {
        Map<LogName, List<Archive.Row>> byLog =
                archive.rows(type).stream().collect(Collectors.groupingBy(row -> new LogName(row.node(), row.log())));
        return logs.stream()
                .filter(log -> nodes.contains(log.node()))
                .flatMap(log -> byLog.getOrDefault(new LogName(log.node(), log.log()), List.of()).stream())
                .map(read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Evidence.LastPlay lastPlay(String clip, Archive.CompletePlays plays) {
        JsonNode json = plays.row().json();
        JsonNode approval = json.path("approval");
        LocalDate date = date(approval, "date");
        return new Evidence.LastPlay(
                clip,
                plays.first(),
                plays.last(),
                said(json, "title"),
                said(json, "topic"),
                said(json, "language"),
                said(json, "source"),
                date == null ? null : new Evidence.Approval(said(approval, "number"), date),
                json.path("clipMs").asLong());
    }

    private static Optional<Evidence.Day> day(Archive.Row row) {
        JsonNode json = row.json();
        return Optional.ofNullable(date(json, "date"))
                .map(date -> new Evidence.Day(
                        row.node(),
                        said(json, "screen"),
                        date,
                        json.path("openMs").asLong(),
                        json.path("downMs").asLong()));
    }

    private static Optional<Evidence.Site> site(Archive.Row row) {
        JsonNode suspended = row.json().path("suspended");
        return Optional.of(
                new Evidence.Site(row.node(), row.at(), date(suspended, "since"), text(suspended, "reason")));
    }

    private static Optional<Evidence.Device> device(Archive.Row row) {
        JsonNode json = row.json();
        return Optional.ofNullable(text(json, "device"))
                .map(device -> new Evidence.Device(
                        row.node(),
                        row.at(),
                        device,
                        text(json, "screen"),
                        text(json, "maker"),
                        text(json, "model"),
                        text(json, "serial"),
                        date(json, "handover"),
                        date(json, "warrantyUntil"),
                        json.path("removed").asBoolean()));
    }

    private static Optional<Evidence.Incident> incident(Archive.Row row) {
        JsonNode json = row.json();
        return time(json, "openedAt")
                .map(openedAt -> new Evidence.Incident(
                        row.node(),
                        row.log(),
                        said(json, "id"),
                        text(json, "screen"),
                        text(json, "device"),
                        said(json, "code"),
                        said(json, "severity").equals("fault"),
                        openedAt,
                        time(json, "closedAt").orElse(null),
                        said(json, "sentence"),
                        text(json, "cause"),
                        text(json, "action"),
                        text(json, "person"),
                        json.hasNonNull("underWarranty")
                                ? json.path("underWarranty").asBoolean()
                                : null,
                        json.hasNonNull("cost") ? json.path("cost").asLong() : null));
    }

    private static Optional<Evidence.ClockChange> clock(Archive.Row row) {
        return switch (said(row.json(), "event")) {
            case "synchronised" -> Optional.of(new Evidence.ClockChange(row.node(), row.at(), true));
            case "lost" -> Optional.of(new Evidence.ClockChange(row.node(), row.at(), false));
            default -> Optional.empty();
        };
    }

    private static Optional<Evidence.Lost> lost(Archive.Row row) {
        JsonNode json = row.json();
        return time(json, "from")
                .flatMap(from -> time(json, "to")
                        .map(to -> new Evidence.Lost(
                                row.node(), from, to, json.path("lost").asLong(), said(json, "why"))));
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.hasNonNull(member) ? json.path(member).asText() : null;
    }

    private static String said(JsonNode json, String member) {
        return Objects.requireNonNullElse(text(json, member), "");
    }

    private static Optional<OffsetDateTime> time(JsonNode json, String member) {
        return Optional.ofNullable(text(json, member)).flatMap(RowTime::find);
    }

    private static @Nullable LocalDate date(JsonNode json, String member) {
        return Optional.ofNullable(text(json, member))
                .flatMap(RowTime::findDate)
                .orElse(null);
    }
}
