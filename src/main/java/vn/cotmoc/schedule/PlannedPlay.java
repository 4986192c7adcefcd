// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import vn.cotmoc.fault.Language;

/**
 * A clip that will be on air on a screen.
 *
 * @param missed what by its start turns out to be shown no more, since the play before
 */
public record PlannedPlay(String screen, Due due, List<Missed> missed) {
    public PlannedPlay {
        missed = List.copyOf(missed);
    }

    /** The air day; of filler, which belongs to no occurrence, the local day it starts. */
    public String date(ZoneId zone) {
        return due.airDay() == null ? due.start().atZone(zone).toLocalDate().toString() : due.airDay();
    }

    /** As {@code preview --plays --format json} prints it. */
    public ObjectNode toJson(ZoneId zone, Language language) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("screen", screen);
        json.put("start", LocalTimes.text(due.start(), zone));
        json.put("end", LocalTimes.text(due.end(), zone));
        json.put("clip", due.clip().id());
        json.put("slot", due.slot());
        json.put("kind", due.kind().name().toLowerCase(Locale.ROOT));
        json.put("date", date(zone));
        json.put("why", due.why().in(language));
        json.put("cut", due.cut());
        return json;
    }
}
