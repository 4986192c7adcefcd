// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Slot;

/**
 * A due time of a slot, by the calendar alone.
 *
 * @param kind {@code AT} or {@code BETWEEN}
 * @param date the air day
 * @param rerunOf the nearest original, null where the day is one itself
 * @param end null for {@code AT}
 * @param screens the previewed screens it is due on
 */
public record SlotTime(
        String slot,
        Due.Kind kind,
        LocalDate date,
        @Nullable LocalDate rerunOf,
        Instant start,
        @Nullable Instant end,
        Slot.Priority priority,
        List<String> screens) {
    public SlotTime {
        screens = List.copyOf(screens);
    }

    static SlotTime of(Occurrence occurrence, List<String> screens) {
        SlotPlan slot = occurrence.slot();
        return new SlotTime(
                slot.id(),
                slot.isAt() ? Due.Kind.AT : Due.Kind.BETWEEN,
                occurrence.day(),
                slot.days().findRerunOf(occurrence.day()).orElse(null),
                occurrence.start(),
                slot.isAt() ? null : occurrence.end(),
                slot.slot().priority(),
                screens);
    }

    /** As {@code preview --slots --format json} prints it. */
    public ObjectNode toJson(ZoneId zone) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("slot", slot);
        json.put("kind", kind.name().toLowerCase(Locale.ROOT));
        json.put("date", date.toString());
        json.put("rerunOf", rerunOf == null ? null : rerunOf.toString());
        json.put("start", LocalTimes.text(start, zone));
        json.put("end", end == null ? null : LocalTimes.text(end, zone));
        json.put("priority", priority.name().toLowerCase(Locale.ROOT));
        screens.forEach(json.putArray("screens")::add);
        return json;
    }
}
