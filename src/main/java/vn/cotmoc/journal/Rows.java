// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link RowForm} wrote. Pure, any thread.
 *
 * <p>Rows come from other nodes too, perhaps of a later version: what is missing or not in its form reads as empty.
 */
public final class Rows {
    private Rows() {}

    public static Site site(JsonNode row) {
        JsonNode suspended = row.path("suspended");
        Site.Suspension suspension = RowTime.findDate(suspended.path("since").asText())
                .map(since ->
                        new Site.Suspension(since, suspended.path("reason").asText()))
                .orElse(null);
        return new Site(
                row.path("site").asText(),
                row.path("name").asText(),
                row.path("province").asText(),
                suspension);
    }

    public static Device device(JsonNode row) {
        return new Device(
                row.path("device").asText(),
                text(row, "screen"),
                text(row, "maker"),
                text(row, "model"),
                text(row, "serial"),
                date(row, "handover"),
                date(row, "warrantyUntil"));
    }

    /** Empty when it does not say when it began. */
    public static Optional<Incident> findIncident(JsonNode row) {
        Instant openedAt = time(row, "openedAt");
        if (openedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new Incident(
                row.path("id").asText(),
                row.path("event").asText(),
                text(row, "screen"),
                text(row, "device"),
                row.path("code").asText(),
                row.path("severity").asText(),
                openedAt,
                time(row, "closedAt"),
                text(row, "ackedBy"),
                row.path("sentence").asText(),
                text(row, "cause"),
                text(row, "action"),
                text(row, "person"),
                row.path("underWarranty").isBoolean()
                        ? row.path("underWarranty").booleanValue()
                        : null,
                row.path("cost").isIntegralNumber() ? row.path("cost").longValue() : null));
    }

    /**
     * What is on air, from a node's own, unserved row.
     *
     * @throws IllegalStateException without {@code plannedStart}
     */
    public static Entry.Showing showing(JsonNode row) {
        JsonNode approval = row.path("approval");
        Instant plannedStart = time(row, "plannedStart");
        if (plannedStart == null) {
            throw new IllegalStateException("no plannedStart");
        }
        return new Entry.Showing(
                row.path("screen").asText(),
                text(row, "clip"),
                text(row, "sha256"),
                text(row, "title"),
                text(row, "topic"),
                text(row, "language"),
                text(row, "source"),
                text(approval, "number"),
                text(approval, "date"),
                text(row, "playlist"),
                row.path("version").isInt() ? row.path("version").intValue() : null,
                row.path("slot").asText(),
                row.path("kind").asText(),
                text(row, "priority"),
                plannedStart,
                row.path("clipMs").longValue());
    }

    private static @Nullable String text(JsonNode row, String member) {
        return row.path(member).textValue();
    }

    private static @Nullable Instant time(JsonNode row, String member) {
        return RowTime.find(row.path(member).asText())
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static @Nullable LocalDate date(JsonNode row, String member) {
        return RowTime.findDate(row.path(member).asText()).orElse(null);
    }
}
