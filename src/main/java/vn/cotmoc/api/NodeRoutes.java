// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Memo;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.media.Sha256;

/** What is on the glass, who did what, and how a playlist is written. */
final class NodeRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE_ENTRIES = 500;
    /** As a takeover may have. */
    private static final int MOST_CHARACTERS = 300;

    private static final Memo<byte[]> PLAYLIST_SCHEMA = new Memo<>(
            () -> Schemas.read("playlist.schema.json").toPrettyString().getBytes(StandardCharsets.UTF_8));

    private static final Memo<String> PLAYLIST_SCHEMA_HASH = new Memo<>(() -> Sha256.of(PLAYLIST_SCHEMA.get()));

    private final NodeFacts facts;
    private final Snapshots snapshots;
    private final Audit audit;

    NodeRoutes(NodeFacts facts, Snapshots snapshots, Audit audit) {
        this.facts = facts;
        this.snapshots = snapshots;
        this.audit = audit;
    }

    List<Route> all() {
        return List.of(
                Route.get("/api/v1/screens/{id}/snapshot.png", Guard.TOKEN, "What is on the glass now.", this::snapshot)
                        .asks("width", "integer", "A smaller picture, no wider than about this.")
                        .asks("upright", "boolean", "As people see it, where the wall hangs on its side.")
                        .gives(200, null, "image/png")
                        .refuses(400, 404, 503),
                Route.get(
                                "/api/v1/screens/{id}/words.png",
                                Guard.only(Role.TECHNICIAN),
                                "Words as a takeover would show them.",
                                this::words)
                        .asks("text", "string", "The words, 300 characters at most.")
                        .gives(200, null, "image/png")
                        .refuses(400, 404, 503),
                Route.get("/api/v1/audit", Guard.TOKEN, "Who did what, oldest first.", this::audit)
                        .asks("after", "integer", "Only entries with a higher seq.")
                        .asks("before", "integer", "Only entries with a lower seq, the latest first.")
                        .gives(200, "Audit", Reply.JSON)
                        .refuses(400),
                Route.get(
                                "/api/v1/schemas/playlist.json",
                                Guard.OPEN,
                                "JSON Schema of playlists, for editors.",
                                call -> Reply.of(200, call.type(), PLAYLIST_SCHEMA.get())
                                        .tagged(PLAYLIST_SCHEMA_HASH.get())
                                        .with("Cache-Control", "no-cache"))
                        .gives(200, null, "application/schema+json", Reply.JSON));
    }

    private Reply snapshot(Call call) {
        long width = call.query("width", Snapshots.MOST_WIDE_PX, 1, Snapshots.MOST_WIDE_PX);
        return Reply.of(200, "image/png", snapshots.png(call.parameter("id"), call.isAsked("upright"), (int) width));
    }

    private Reply words(Call call) {
        String words = call.query("text").orElse("");
        if (words.isBlank() || words.codePointCount(0, words.length()) > MOST_CHARACTERS) {
            throw Fault.refused("query-value", "text", words, "1–" + MOST_CHARACTERS);
        }
        return Reply.of(200, "image/png", snapshots.words(call.parameter("id"), words));
    }

    private Reply audit(Call call) {
        Optional<String> before = call.query("before");
        List<Audit.Entry> entries = before.isPresent()
                ? audit.before(call.query("before", 0, 1, Long.MAX_VALUE), PAGE_ENTRIES + 1)
                : audit.after(call.query("after", 0, 0, Long.MAX_VALUE), PAGE_ENTRIES + 1);
        boolean more = entries.size() > PAGE_ENTRIES;
        List<Audit.Entry> page = more ? entries.subList(0, PAGE_ENTRIES) : entries;
        ArrayNode list = MAPPER.createArrayNode();
        page.forEach(entry -> list.add(json(entry)));
        Reply reply = Reply.json(200, list);
        if (!more) {
            return reply;
        }
        String next = (before.isPresent() ? "before=" : "after=")
                + page.get(PAGE_ENTRIES - 1).seq();
        return reply.with("Link", "</api/v1/audit?" + next + ">; rel=\"next\"");
    }

    private ObjectNode json(Audit.Entry entry) {
        return MAPPER.createObjectNode()
                .put("seq", entry.seq())
                .put("at", text(entry.at()))
                .put("who", entry.who())
                .put("role", entry.role())
                .put("address", entry.address())
                .put("action", entry.action())
                .put("status", entry.status());
    }

    private @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : RowTime.text(instant, facts.zone());
    }
}
