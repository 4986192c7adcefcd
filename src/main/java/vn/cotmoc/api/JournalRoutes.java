// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playlist.ssh.NodeKey;

/** The record, page by page, its figures, and what the office says it holds. */
final class JournalRoutes {
    private static final Set<String> PLAYS = Set.of("play", "missed");
    private static final int PAGE_ROWS = 1_000;
    /** About 8 MB, of which an answer never holds more than a small part in memory. */
    private static final int MOST_PAGE_ROWS = 10_000;

    private final JournalReader journal;
    private final NodeKey key;

    JournalRoutes(JournalReader journal, NodeKey key) {
        this.journal = journal;
        this.key = key;
    }

    List<Route> all() {
        return List.of(
                paged("/api/v1/journal", "The rows of a log, oldest first.", this::rows)
                        .asks("type", "string", "Only rows of these types, parted by commas.")
                        .gives(200, null, Reply.NDJSON),
                paged("/api/v1/plays", "The plays and what was missed, oldest first.", this::plays)
                        .asks("type", "string", "play or missed alone.")
                        .gives(200, null, Reply.NDJSON, "text/csv"),
                Route.change(
                                "POST",
                                "/api/v1/journal/ack",
                                Guard.only(Role.CENTRAL),
                                "The office holds a log up to a row.",
                                this::acknowledge)
                        .takes(Reply.JSON, "Acknowledgement", Route.SMALL_BODY_BYTES)
                        .gives(204, null)
                        .refuses(400, 404, 409),
                Route.get("/api/v1/counts", Guard.TOKEN, "Figures of a period.", this::counts)
                        .asks("from", "string", "First day, YYYY-MM-DD.")
                        .asks("to", "string", "Last day, inclusive.")
                        .asks("by", "string", "clip, topic, language, source, priority, site, screen, day or hour.")
                        .gives(200, "Counts", Reply.JSON)
                        .refuses(400));
    }

    private static Route paged(String path, String summary, vn.cotmoc.http.Endpoint endpoint) {
        return Route.get(path, Guard.TOKEN, summary, endpoint)
                .asks("after", "integer", "Only rows with a higher seq.")
                .asks("since", "string", "Only rows written since then, RFC 3339.")
                .asks("log", "string", "Id of the log; the one being written if not given.")
                .asks("limit", "integer", "How many rows at most.")
                .refuses(400, 404);
    }

    private Reply rows(Call call) {
        JournalReader.Stretch stretch = stretch(call, types(call, Set.of()));
        return answer(call, stretch, "/api/v1/journal", out -> journal.write(stretch, lines -> lines(lines, out)));
    }

    private Reply plays(Call call) {
        Set<String> asked = types(call, PLAYS);
        if (!PLAYS.containsAll(asked)) {
            throw Fault.refused("query-value", "type", String.join(",", asked), "play,missed");
        }
        JournalReader.Stretch stretch = stretch(call, asked);
        boolean csv = call.type().equals("text/csv");
        return answer(call, stretch, "/api/v1/plays", out -> {
            if (csv) {
                PlaysCsv.head(out);
            }
            journal.write(stretch, lines -> {
                if (csv) {
                    PlaysCsv.write(lines, out);
                } else {
                    lines(lines, out);
                }
            });
        });
    }

    private JournalReader.Stretch stretch(Call call, Set<String> types) {
        Optional<String> log = call.query("log");
        long after = call.query("after", 0, 0, Long.MAX_VALUE);
        long before = call.query("since")
                .map(JournalRoutes::instant)
                .map(at -> journal.lastBefore(log, at))
                .orElse(0L);
        return journal.stretch(
                log, Math.max(after, before), (int) call.query("limit", PAGE_ROWS, 1, MOST_PAGE_ROWS), types);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Fault.refused("query-value", "since", text, "2026-12-25T06:00:00+07:00");
        }
    }

    private static Set<String> types(Call call, Set<String> preset) {
        return call.query("type")
                .map(text -> Arrays.stream(text.split(",", -1)).collect(Collectors.toSet()))
                .orElse(preset);
    }

    private Reply answer(Call call, JournalReader.Stretch stretch, String path, Reply.Writing writing) {
        Reply reply = Reply.written(call.type().equals("text/csv") ? "text/csv; charset=utf-8" : call.type(), writing)
                .with(SignedHead.HEADER, SignedHead.field(stretch.head(), key));
        if (stretch.next().isEmpty()) {
            return reply;
        }
        // The log by its name: a new one may begin between two pages.
        StringBuilder next = new StringBuilder(path)
                .append("?log=")
                .append(stretch.head().log())
                .append("&after=")
                .append(stretch.next().getAsLong());
        for (String name : List.of("limit", "type")) {
            call.query(name)
                    .ifPresent(value -> next.append('&')
                            .append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return reply.with("Link", "<" + next + ">; rel=\"next\"");
    }

    private static void lines(List<String> lines, OutputStream out) throws IOException {
        for (String line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    }

    private Reply acknowledge(Call call) throws IOException {
        JsonNode body = call.json();
        JsonNode upTo = body.path("upTo");
        if (!body.path("log").isTextual()
                || !upTo.isIntegralNumber()
                || !upTo.canConvertToLong()
                || upTo.asLong() < 0) {
            throw Fault.refused("json-syntax", "{\"log\": \"…\", \"upTo\": 123}");
        }
        journal.acknowledge(body.path("log").asText(), upTo.asLong());
        return Reply.empty(204);
    }

    private Reply counts(Call call) {
        Counts.By by = Counts.By.of(call.query("by").orElse("clip"));
        return Reply.json(
                200, journal.counts(day(call, "from"), day(call, "to"), by).json());
    }

    private static LocalDate day(Call call, String name) {
        String text = call.query(name).orElse("");
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below, with the form
        }
        throw Fault.refused("query-value", name, text, "YYYY-MM-DD");
    }
}
