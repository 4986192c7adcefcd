// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.RowTime;

/** What is on the glass, who did what, and how a playlist is written. */
final class NodeRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE_ENTRIES = 500;
    private static final byte[] PLAYLIST_SCHEMA =
            Schemas.read("playlist.schema.json").toPrettyString().getBytes(StandardCharsets.UTF_8);

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
                Route.get(
                                "/api/v1/screens/{id}/snapshot.png",
                                Guard.TOKEN,
                                "What is on the glass now.",
                                call -> Reply.of(200, "image/png", snapshots.png(call.parameter("id"))))
                        .gives(200, null, "image/png")
                        .refuses(404, 503),
                Route.get("/api/v1/audit", Guard.TOKEN, "Who did what, oldest first.", this::audit)
                        .asks("after", "integer", "Only entries with a higher seq.")
                        .gives(200, "Audit", Reply.JSON)
                        .refuses(400),
                Route.get(
                                "/api/v1/schemas/playlist.json",
                                Guard.OPEN,
                                "JSON Schema of playlists, for editors.",
                                call -> Reply.of(200, call.type(), PLAYLIST_SCHEMA))
                        .gives(200, null, "application/schema+json", Reply.JSON));
    }

    private Reply audit(Call call) {
        List<Audit.Entry> entries = audit.after(call.query("after", 0, 0, Long.MAX_VALUE), PAGE_ENTRIES + 1);
        boolean more = entries.size() > PAGE_ENTRIES;
        List<Audit.Entry> page = more ? entries.subList(0, PAGE_ENTRIES) : entries;
        ArrayNode list = MAPPER.createArrayNode();
        page.forEach(entry -> list.addObject()
                .put("seq", entry.seq())
                .put("at", text(entry.at()))
                .put("who", entry.who())
                .put("role", entry.role())
                .put("address", entry.address())
                .put("action", entry.action())
                .put("status", entry.status()));
        Reply reply = Reply.json(200, list);
        return more
                ? reply.with(
                        "Link",
                        "</api/v1/audit?after=" + page.get(PAGE_ENTRIES - 1).seq() + ">; rel=\"next\"")
                : reply;
    }

    private @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : RowTime.text(instant, facts.zone());
    }
}
