// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.fault.Text;

/** What is wrong with a node, as far as its status tells. Pure. */
public final class NodeCheck {
    /** More than a thin line takes to answer. */
    private static final Duration CLOCK_WITHIN = Duration.ofSeconds(30);

    private final JsonNode status;
    private final List<Finding> findings = new ArrayList<>();

    private NodeCheck(JsonNode status) {
        this.status = status;
    }

    /**
     * Something that is not as it should be.
     *
     * @param code its sentence stands in the bundle under {@code problem.CODE}
     * @param fault whether somebody has to do something; else it is worth knowing
     */
    public record Finding(String code, boolean fault, Text detail) {}

    /**
     * Looks at a status.
     *
     * @param status as {@code GET /status} gives it
     * @param now by this machine's clock
     */
    public static List<Finding> of(JsonNode status, Instant now) {
        NodeCheck check = new NodeCheck(status);
        check.playlist();
        status.path("screens").forEach(check::screen);
        status.path("incidents").forEach(check::incident);
        check.clock(now);
        return List.copyOf(check.findings);
    }

    private void playlist() {
        JsonNode playlist = status.path("playlist");
        if (!playlist.isObject()) {
            note("node-no-playlist", true);
        } else if (playlist.path("state").asText().equals("expired")) {
            note("node-playlist-expired", true, playlist.path("id").asText());
        }
        if (status.path("suspended").isObject()) {
            note("node-suspended", false, status.at("/suspended/reason").asText());
        }
    }

    private void screen(JsonNode screen) {
        String id = screen.path("id").asText();
        String state = screen.path("state").asText();
        boolean gone = state.equals("fault") || state.equals("recovering");
        if (gone) {
            note("node-screen-bare", true, id);
        } else if (!screen.at("/picture/advancing").asBoolean()) {
            note("node-screen-stands", true, id);
        }
        String panel = screen.at("/panel/state").asText();
        if (panel.equals("fault") || panel.equals("warning")) {
            note(
                    "node-panel",
                    panel.equals("fault"),
                    id,
                    screen.at("/panel/detail").asText());
        }
    }

    private void incident(JsonNode incident) {
        note(
                "node-incident",
                incident.path("severity").asText().equals("fault"),
                incident.path("sentence").asText());
    }

    private void clock(Instant now) {
        JsonNode clock = status.path("clock");
        Optional<Duration> away = time(clock.path("now").asText())
                .map(told -> Duration.between(told, now).abs());
        if (away.isEmpty() || away.get().compareTo(CLOCK_WITHIN) > 0) {
            note("node-clock-off", true, away.map(Duration::toSeconds).orElse(0L));
        } else if (!clock.path("synchronised").asBoolean()) {
            note("node-clock-unsynchronised", false);
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void note(String code, boolean fault, Object... arguments) {
        findings.add(new Finding(code, fault, Text.of("problem." + code, arguments)));
    }
}
