// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.cotmoc.journal.Counted;

/** Evidence out of the lines of journals, each play a tally of its own: a second way to it beside the database. */
final class JournalLines {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> rows;

    /** Lines of one node after another, in the order of the stream. */
    JournalLines(List<String> lines) {
        this.rows = lines.stream().map(JournalLines::parse).toList();
    }

    Evidence evidence(Period period) {
        return new Evidence(
                counted(period),
                counted(period.lastYear()),
                complete(period)
                        .map(row -> new Evidence.MonthPlays(period.rule().monthOf(day(row)), text(row, "node"), 1))
                        .toList(),
                of(
                        "site",
                        row -> new Evidence.Site(
                                text(row, "node"),
                                time(row, "at"),
                                find(row.path("suspended"), "since")
                                        .map(LocalDate::parse)
                                        .orElse(null),
                                find(row.path("suspended"), "reason").orElse(null))),
                of("device", JournalLines::device),
                of("incident", JournalLines::incident),
                of("clock", row -> row).stream()
                        .filter(row -> !text(row, "event").equals("stepped"))
                        .map(row -> new Evidence.ClockChange(
                                text(row, "node"),
                                time(row, "at"),
                                text(row, "event").equals("synchronised")))
                        .toList(),
                of(
                        "gap",
                        row -> new Evidence.Lost(
                                text(row, "node"),
                                time(row, "from"),
                                time(row, "to"),
                                row.path("lost").asLong(),
                                text(row, "why"))),
                logs());
    }

    private Evidence.Counted counted(Period period) {
        Map<String, Evidence.LastPlay> last = new LinkedHashMap<>();
        Map<String, LocalDate> first = new HashMap<>();
        complete(period)
                .sorted(Comparator.comparing(row -> time(row, "startedAt").toInstant()))
                .forEach(row -> {
                    LocalDate begun = first.computeIfAbsent(text(row, "clip"), clip -> day(row));
                    last.put(text(row, "clip"), lastPlay(row, begun));
                });
        return new Evidence.Counted(
                plays(period).map(JournalLines::tally).toList(),
                complete(period)
                        .map(row -> new Evidence.NodeDay(text(row, "node"), day(row)))
                        .collect(Collectors.toSet()),
                List.copyOf(last.values()),
                of("day", row -> row).stream()
                        .map(row -> new Evidence.Day(
                                text(row, "node"),
                                text(row, "screen"),
                                LocalDate.parse(text(row, "date")),
                                row.path("openMs").asLong(),
                                row.path("downMs").asLong()))
                        .filter(day -> period.contains(day.date()))
                        .toList());
    }

    private Stream<JsonNode> plays(Period period) {
        return rows.stream()
                .filter(row -> List.of("play", "missed").contains(text(row, "type")))
                .filter(row -> period.contains(day(row)));
    }

    private Stream<JsonNode> complete(Period period) {
        return plays(period).filter(row -> way(row).planned() && way(row).complete());
    }

    private List<Evidence.Log> logs() {
        Map<String, Evidence.Log> logs = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            var log = new Evidence.Log(text(row, "node"), text(row, "log"), time(row, "at"), time(row, "at"));
            logs.merge(log.node() + log.log(), log, (a, b) -> new Evidence.Log(a.node(), a.log(), a.first(), b.last()));
        }
        return new ArrayList<>(logs.values());
    }

    private static Evidence.Tally tally(JsonNode row) {
        return new Evidence.Tally(
                text(row, "node"),
                facts(row),
                way(row),
                1,
                row.path("airtimeMs").asLong(0));
    }

    private static Counted.Way way(JsonNode row) {
        boolean missed = text(row, "type").equals("missed");
        return new Counted.Way(
                row.path("priority").asText(""),
                text(row, "kind"),
                missed ? "missed" : text(row, "outcome"),
                missed ? "none" : text(row, "proof"));
    }

    private static Evidence.LastPlay lastPlay(JsonNode row, LocalDate first) {
        JsonNode approval = row.path("approval");
        return new Evidence.LastPlay(
                text(row, "clip"),
                first,
                day(row),
                text(row, "title"),
                text(row, "topic"),
                text(row, "language"),
                text(row, "source"),
                approval.isNull()
                        ? null
                        : new Evidence.Approval(text(approval, "number"), LocalDate.parse(text(approval, "date"))),
                row.path("clipMs").asLong());
    }

    private static Evidence.Device device(JsonNode row) {
        return new Evidence.Device(
                text(row, "node"),
                time(row, "at"),
                text(row, "device"),
                find(row, "screen").orElse(null),
                find(row, "maker").orElse(null),
                find(row, "model").orElse(null),
                find(row, "serial").orElse(null),
                find(row, "handover").map(LocalDate::parse).orElse(null),
                find(row, "warrantyUntil").map(LocalDate::parse).orElse(null),
                row.path("removed").asBoolean());
    }

    private static Evidence.Incident incident(JsonNode row) {
        return new Evidence.Incident(
                text(row, "node"),
                text(row, "log"),
                text(row, "id"),
                find(row, "screen").orElse(null),
                find(row, "device").orElse(null),
                text(row, "code"),
                text(row, "severity").equals("fault"),
                time(row, "openedAt"),
                find(row, "closedAt").map(OffsetDateTime::parse).orElse(null),
                text(row, "sentence"),
                find(row, "cause").orElse(null),
                find(row, "action").orElse(null),
                find(row, "person").orElse(null),
                row.path("underWarranty").isNull()
                        ? null
                        : row.path("underWarranty").asBoolean(),
                row.path("cost").isNull() ? null : row.path("cost").asLong());
    }

    private static Counted.Facts facts(JsonNode row) {
        return new Counted.Facts(
                row.path("clip").asText(""),
                row.path("topic").asText(""),
                row.path("language").asText(""),
                row.path("source").asText(""));
    }

    private static LocalDate day(JsonNode row) {
        return time(row, find(row, "startedAt").isPresent() ? "startedAt" : "plannedStart")
                .toLocalDate();
    }

    private <T> List<T> of(String type, Function<JsonNode, T> read) {
        return rows.stream()
                .filter(row -> text(row, "type").equals(type))
                .map(read)
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static Optional<String> find(JsonNode row, String member) {
        return row.hasNonNull(member) ? Optional.of(row.get(member).asText()) : Optional.empty();
    }

    private static String text(JsonNode row, String member) {
        return find(row, member).orElseThrow(() -> new AssertionError(member + " of " + row));
    }

    private static OffsetDateTime time(JsonNode row, String member) {
        return OffsetDateTime.parse(text(row, member));
    }
}
