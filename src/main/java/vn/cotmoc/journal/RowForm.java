// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The members of each type of row, beside {@code node, log, seq, at, chain}. Every member is always there, null where it
 * has no value. Pure, any thread.
 */
public final class RowForm {
    private final ZoneId zone;

    /** Times are written in this zone. */
    public RowForm(ZoneId zone) {
        this.zone = zone;
    }

    public ObjectNode play(Play play) {
        ObjectNode row = showing(play.showing());
        row.put("type", "play");
        time(row, "startedAt", play.startedAt());
        time(row, "endedAt", play.endedAt());
        row.put("airtimeMs", play.airtimeMs());
        row.put("outcome", play.outcome().word());
        row.put("reason", play.reason() == null ? null : play.reason().word());
        row.put("proof", play.proof().word());
        row.put("clock", clock(play.synchronised()));
        return row;
    }

    public ObjectNode missed(Entry.Missed missed) {
        ObjectNode row = showing(missed.showing());
        row.put("type", "missed");
        row.put("reason", missed.reason());
        row.put("clock", clock(missed.synchronised()));
        return row;
    }

    /** The facts that intent, play and missed have in common; {@link Rows#showing} reads them back. */
    public ObjectNode showing(Entry.Showing showing) {
        ObjectNode row = row();
        text(row, "screen", showing.screen());
        text(row, "clip", showing.clip());
        text(row, "sha256", showing.sha256());
        text(row, "title", showing.title());
        text(row, "topic", showing.topic());
        text(row, "language", showing.language());
        text(row, "source", showing.source());
        approval(row, showing);
        text(row, "playlist", showing.playlist());
        row.put("version", showing.version());
        text(row, "slot", showing.slot());
        text(row, "kind", showing.kind());
        text(row, "priority", showing.priority());
        time(row, "plannedStart", showing.plannedStart());
        row.put("clipMs", showing.clipMs());
        return row;
    }

    public ObjectNode site(Site site) {
        ObjectNode row = row().put("type", "site");
        text(row, "site", site.code());
        text(row, "name", site.name());
        text(row, "province", site.province());
        Site.Suspension suspension = site.suspended();
        if (suspension == null) {
            row.putNull("suspended");
        } else {
            ObjectNode suspended = row.putObject("suspended");
            date(suspended, "since", suspension.since());
            text(suspended, "reason", suspension.reason());
        }
        return row;
    }

    public ObjectNode device(Device device, boolean removed) {
        ObjectNode row = row().put("type", "device");
        text(row, "device", device.device());
        text(row, "screen", device.screen());
        text(row, "maker", device.maker());
        text(row, "model", device.model());
        text(row, "serial", device.serial());
        date(row, "handover", device.handover());
        date(row, "warrantyUntil", device.warrantyUntil());
        return row.put("removed", removed);
    }

    public ObjectNode day(Entry.DayEnded day) {
        ObjectNode row = row().put("type", "day");
        text(row, "screen", day.screen());
        date(row, "date", day.date());
        return row.put("openMs", day.openMs()).put("downMs", day.downMs());
    }

    public ObjectNode incident(Incident incident) {
        ObjectNode row = row().put("type", "incident");
        text(row, "id", incident.id());
        text(row, "event", incident.event());
        text(row, "screen", incident.screen());
        text(row, "device", incident.device());
        text(row, "code", incident.code());
        text(row, "severity", incident.severity());
        time(row, "openedAt", incident.openedAt());
        time(row, "closedAt", incident.closedAt());
        text(row, "ackedBy", incident.ackedBy());
        text(row, "sentence", incident.sentence());
        text(row, "cause", incident.cause());
        text(row, "action", incident.action());
        text(row, "person", incident.person());
        row.put("underWarranty", incident.underWarranty());
        return row.put("cost", incident.cost());
    }

    public ObjectNode clock(Entry.ClockChanged clock) {
        ObjectNode row = row().put("type", "clock");
        text(row, "event", clock.event());
        return row.put("stepMs", clock.stepMs());
    }

    public ObjectNode gap(Entry.Gap gap) {
        ObjectNode row = row().put("type", "gap").put("lost", gap.lost());
        time(row, "from", gap.from());
        time(row, "to", gap.to());
        text(row, "why", gap.why());
        return row;
    }

    /** What stands first in every row. */
    public void head(ObjectNode row, String node, String log, long seq, Instant at) {
        row.put("node", node).put("log", log).put("seq", seq);
        time(row, "at", at);
    }

    /** Whether two rows say the same, whenever they were written. */
    public static boolean same(JsonNode before, ObjectNode now) {
        return now.properties().stream()
                .allMatch(member ->
                        CanonicalJson.text(member.getValue()).equals(CanonicalJson.text(before.path(member.getKey()))));
    }

    private static ObjectNode row() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String clock(boolean synchronised) {
        return synchronised ? "synchronised" : "unsynchronised";
    }

    private static void approval(ObjectNode row, Entry.Showing showing) {
        if (showing.approvalNumber() == null) {
            row.putNull("approval");
            return;
        }
        ObjectNode approval = row.putObject("approval");
        text(approval, "number", showing.approvalNumber());
        text(approval, "date", showing.approvalDate());
    }

    private void time(ObjectNode row, String member, @Nullable Instant time) {
        row.put(member, time == null ? null : RowTime.text(time, zone));
    }

    private static void date(ObjectNode row, String member, @Nullable LocalDate date) {
        row.put(member, date == null ? null : date.toString());
    }

    /** Half a surrogate pair cannot be written in UTF-8: it becomes a question mark rather than stop the record. */
    private static void text(ObjectNode row, String member, @Nullable String text) {
        row.put(
                member,
                text == null ? null : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
