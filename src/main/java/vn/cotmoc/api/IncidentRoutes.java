// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.Wording;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Endpoint;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.time.Clock;

/** What is or was wrong; who has seen it, who says it is over. */
final class IncidentRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final NodeFacts facts;
    private final Incidents incidents;
    private final JournalReader journal;
    private final Clock clock;

    IncidentRoutes(NodeFacts facts, Incidents incidents, JournalReader journal, Clock clock) {
        this.facts = facts;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.get("/api/v1/incidents", Guard.TOKEN, "What is or was wrong, by when it began.", this::list)
                        .asks("state", "string", "open or closed alone.")
                        .gives(200, "Incidents", Reply.JSON)
                        .refuses(400),
                change("ack", "Somebody has seen it.", this::acknowledge),
                change("resolve", "Somebody says it is over.", this::resolve));
    }

    private static Route change(String verb, String summary, Endpoint endpoint) {
        return Route.change(
                        "POST",
                        "/api/v1/incidents/{id}/" + verb,
                        Guard.only(Role.OPERATOR, Role.TECHNICIAN),
                        summary,
                        endpoint)
                .takes(Reply.JSON, "Note", Route.SMALL_BODY_BYTES)
                .gives(200, "Incident", Reply.JSON)
                .refuses(400, 404, 409, 422);
    }

    private Reply list(Call call) {
        String state = call.query("state").orElse("");
        if (!List.of("", "open", "closed").contains(state)) {
            throw Fault.refused("query-value", "state", state, "open | closed");
        }
        ArrayNode list = MAPPER.createArrayNode();
        incidents.upToDate(journal.incidents()).stream()
                .filter(incident -> state.isEmpty() || incident.open() == state.equals("open"))
                .forEach(incident -> list.add(json(incident, call.language())));
        return Reply.json(200, list);
    }

    private Reply acknowledge(Call call) throws IOException {
        Incident incident =
                incidents.acknowledge(call.parameter("id"), call.caller().token(), note(call));
        return Reply.json(200, json(incident, call.language()));
    }

    private Reply resolve(Call call) throws IOException {
        Incident incident =
                incidents.resolve(call.parameter("id"), call.caller().token(), note(call), clock.now());
        return Reply.json(200, json(incident, call.language()));
    }

    private static String note(Call call) throws IOException {
        JsonNode note = call.json().path("note");
        if (!note.isMissingNode() && !note.isNull() && !note.isTextual()) {
            throw Fault.refused("json-syntax", "{\"note\": \"…\"}");
        }
        return note.asText("");
    }

    private ObjectNode json(Incident incident, Language language) {
        return MAPPER.createObjectNode()
                .put("id", incident.id())
                .put("screen", incident.screen())
                .put("device", incident.device())
                .put("code", incident.code())
                .put("severity", incident.severity())
                .put("openedAt", text(incident.openedAt()))
                .put("closedAt", text(incident.closedAt()))
                .put("ackedBy", incident.ackedBy())
                .put("sentence", Wording.sentence(incident, language))
                .put("hint", Wording.hint(incident, language))
                .put("cause", incident.cause())
                .put("action", incident.action())
                .put("person", incident.person())
                .put("underWarranty", incident.underWarranty())
                .put("cost", incident.cost());
    }

    private @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : RowTime.text(instant, facts.zone());
    }
}
