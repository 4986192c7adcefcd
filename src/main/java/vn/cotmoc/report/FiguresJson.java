// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures in the shape that programs read, their members in the order of the contract. */
public final class FiguresJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // As the journal writes it: three decimals, numeric offset.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private FiguresJson() {}

    /** Without {@code sha256}, which is taken over this. */
    public static ObjectNode of(Figures figures) {
        ObjectNode json = JSON.objectNode();
        Period period = figures.period();
        json.putObject("period")
                .put("from", text(period.from()))
                .put("to", text(period.to()))
                .put("name", period.name());
        json.set("sites", list(figures.sites(), FiguresJson::site));
        json.set("total", totals(JSON.objectNode(), figures.total()));
        json.set("byTopic", list(figures.byTopic(), FiguresJson::byKey));
        json.set("byLanguage", list(figures.byLanguage(), FiguresJson::byKey));
        json.set("bySource", list(figures.bySource(), FiguresJson::byKey));
        json.set("byPriority", list(figures.byPriority(), FiguresJson::byKey));
        json.set("clips", list(figures.clips(), FiguresJson::clip));
        json.set("incidents", list(figures.incidents(), FiguresJson::incident));
        json.set("devices", list(figures.devices(), FiguresJson::device));
        json.set("lastYear", lastYear(figures.lastYear()));
        json.set("gaps", list(figures.gaps(), FiguresJson::gap));
        return json;
    }

    private static <T> ArrayNode list(List<T> rows, Function<T, ObjectNode> toJson) {
        ArrayNode list = JSON.arrayNode();
        rows.stream().map(toJson).forEach(list::add);
        return list;
    }

    private static ObjectNode site(Figures.AtSite site) {
        ObjectNode json = totals(JSON.objectNode().put("site", site.site()).put("name", site.name()), site.totals());
        Figures.Suspended suspended = site.suspended();
        if (suspended == null) {
            return json.putNull("suspended");
        }
        json.putObject("suspended").put("since", text(suspended.since())).put("reason", suspended.reason());
        return json;
    }

    private static ObjectNode totals(ObjectNode json, Figures.Totals totals) {
        json.put("clips", totals.clips());
        Figures.Plays plays = totals.plays();
        json.putObject("plays")
                .put("planned", plays.planned())
                .put("complete", plays.complete())
                .put("cut", plays.cut())
                .put("failed", plays.failed())
                .put("interrupted", plays.interrupted())
                .put("missed", plays.missed());
        json.put("airtimeMs", totals.airtimeMs())
                .put("outputAirtimeMs", totals.outputAirtimeMs())
                .put("shownAirtimeMs", totals.shownAirtimeMs())
                .put("fillerMs", totals.fillerMs())
                .put("takeoverMs", totals.takeoverMs())
                .put("daysOperated", totals.daysOperated())
                .put("openMs", totals.openMs())
                .put("availability", totals.availability());
        json.putObject("incidents")
                .put("count", totals.incidents().count())
                .put("downtimeMs", totals.incidents().downtimeMs())
                .put("longestMs", totals.incidents().longestMs());
        return json;
    }

    private static ObjectNode byKey(Figures.ByKey row) {
        return JSON.objectNode()
                .put("key", row.key())
                .put("clips", row.clips())
                .put("plays", row.plays())
                .put("airtimeMs", row.airtimeMs());
    }

    private static ObjectNode clip(Figures.Clip clip) {
        ObjectNode json = JSON.objectNode()
                .put("id", clip.id())
                .put("title", clip.title())
                .put("topic", clip.topic())
                .put("language", clip.language())
                .put("source", clip.source())
                .put("durationMs", clip.durationMs());
        Evidence.Approval approval = clip.approval();
        json.set(
                "approval",
                approval == null
                        ? JSON.nullNode()
                        : JSON.objectNode().put("number", approval.number()).put("date", text(approval.date())));
        json.put("firstShown", text(clip.firstShown())).put("lastShown", text(clip.lastShown()));
        ObjectNode plays = json.putObject("plays");
        clip.plays().forEach(plays::put);
        return json;
    }

    private static ObjectNode incident(Figures.Incident incident) {
        Evidence.Incident last = incident.last();
        return JSON.objectNode()
                .put("site", incident.site())
                .put("node", last.node())
                .put("screen", last.screen())
                .put("device", last.device())
                .put("id", last.id())
                .put("code", last.code())
                .put("severity", last.fault() ? "fault" : "warning")
                .put("openedAt", text(last.openedAt()))
                .put("closedAt", text(last.closedAt()))
                .put("sentence", last.sentence())
                .put("cause", last.cause())
                .put("action", last.action())
                .put("person", last.person())
                .put("underWarranty", last.underWarranty())
                .put("cost", last.cost());
    }

    private static ObjectNode device(Figures.Device device) {
        Evidence.Device last = device.last();
        return JSON.objectNode()
                .put("site", device.site())
                .put("node", last.node())
                .put("device", last.device())
                .put("screen", last.screen())
                .put("maker", last.maker())
                .put("model", last.model())
                .put("serial", last.serial())
                .put("handover", text(last.handover()))
                .put("warrantyUntil", text(last.warrantyUntil()))
                .put("state", device.state());
    }

    private static JsonNode lastYear(Figures.@Nullable Totals total) {
        if (total == null) {
            return JSON.nullNode();
        }
        ObjectNode json = JSON.objectNode();
        json.set("total", totals(JSON.objectNode(), total));
        return json;
    }

    private static ObjectNode gap(Figures.Gap gap) {
        return JSON.objectNode()
                .put("kind", gap.kind())
                .put("site", gap.site())
                .put("node", gap.node())
                .put("from", text(gap.from()))
                .put("to", text(gap.to()))
                .put("lost", gap.lost())
                .put("why", gap.why());
    }

    private static @Nullable String text(@Nullable Object date) {
        return date instanceof OffsetDateTime time ? TIME.format(time) : Objects.toString(date, null);
    }
}
