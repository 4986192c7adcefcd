// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.OnAir;
import vn.cotmoc.journal.Play;
import vn.cotmoc.journal.RowForm;
import vn.cotmoc.journal.Rows;
import vn.cotmoc.journal.Site;

/** Keeps entries one after the other, within one transaction. */
final class Keeping {
    private final NodeStream stream;
    private final StreamWriter rows;
    private final OnAirTable onAir;
    private final RowForm form;
    private final Instant now;

    Keeping(NodeStream stream, StreamWriter rows, OnAirTable onAir, RowForm form, Instant now) {
        this.stream = stream;
        this.rows = rows;
        this.onAir = onAir;
        this.form = form;
        this.now = now;
    }

    void keep(Entry entry) throws SQLException {
        if (entry instanceof Entry.Beat beat) {
            onAir.beat(beat);
        } else if (entry instanceof Entry.Intent intent) {
            onAir.put(onAir.get(intent.showing().screen()).intent(intent));
        } else if (entry instanceof Entry.Dropped dropped) {
            onAir.put(onAir.get(dropped.screen()).dropped(dropped));
        } else if (entry instanceof Entry.Decided decided) {
            onAir.put(onAir.get(decided.screen()).decided(decided));
        } else if (entry instanceof Entry.Started started) {
            step(onAir.get(started.screen()).started(started));
        } else if (entry instanceof Entry.Ended ended) {
            step(onAir.get(ended.screen()).ended(ended));
        } else if (entry instanceof Entry.SiteSuspended site) {
            suspended(site);
        } else if (entry instanceof Entry.DevicesListed listed) {
            devices(listed.devices());
        } else {
            rows.append(row(entry), now);
        }
    }

    /** Closes what a crash has left on every screen, in the order in which it ended. */
    void closeAfterCrash() throws SQLException {
        boolean synchronised = synchronisedLast();
        List<Play> plays = new ArrayList<>();
        for (OnAir left : onAir.all()) {
            OnAir.Closed closed = left.closeAllAfterCrash(now, synchronised);
            plays.addAll(closed.plays());
            onAir.put(closed.onAir());
        }
        plays.sort(Comparator.comparing(Play::endedAt));
        for (Play play : plays) {
            rows.append(form.play(play), now);
        }
    }

    /** The site as the settings have it; suspended as it last was. */
    void site(Site site) throws SQLException {
        Optional<JsonNode> last = stream.findLast("site");
        siteRow(last, site.with(last.map(row -> Rows.site(row).suspended()).orElse(null)));
    }

    private void suspended(Entry.SiteSuspended entry) throws SQLException {
        Optional<JsonNode> last = stream.findLast("site");
        if (last.isPresent()) {
            siteRow(last, Rows.site(last.get()).with(entry.suspension()));
        }
    }

    private void siteRow(Optional<JsonNode> last, Site site) throws SQLException {
        ObjectNode row = form.site(site);
        if (last.isEmpty() || !RowForm.same(last.get(), row)) {
            rows.append(row, now);
        }
    }

    private void devices(List<Device> devices) throws SQLException {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (JsonNode row : stream.all("device")) {
            last.put(row.path("device").asText(), row);
        }
        Set<String> ids = devices.stream().map(Device::device).collect(Collectors.toSet());
        List<ObjectNode> wanted = new ArrayList<>();
        last.values().stream()
                .filter(row -> !ids.contains(row.path("device").asText()))
                .forEach(row -> wanted.add(form.device(Rows.device(row), true)));
        devices.forEach(device -> wanted.add(form.device(device, false)));
        for (ObjectNode row : wanted) {
            JsonNode before = last.get(row.path("device").asText());
            if (before == null || !RowForm.same(before, row)) {
                rows.append(row, now);
            }
        }
    }

    private void step(OnAir.Step step) throws SQLException {
        onAir.put(step.onAir());
        if (step.ended().isPresent()) {
            rows.append(form.play(step.ended().get()), now);
        }
    }

    private ObjectNode row(Entry entry) {
        if (entry instanceof Entry.Missed missed) {
            return form.missed(missed);
        } else if (entry instanceof Entry.ClockChanged clock) {
            return form.clock(clock);
        } else if (entry instanceof Entry.DayEnded day) {
            return form.day(day);
        } else if (entry instanceof Entry.IncidentChanged changed) {
            return form.incident(changed.incident());
        } else if (entry instanceof Entry.Gap gap) {
            return form.gap(gap);
        }
        throw new IllegalStateException("no row for " + entry.getClass());
    }

    /** What the journal last said of the clock: nobody is left to ask about the time before a crash. */
    private boolean synchronisedLast() throws SQLException {
        return stream.findLastStateOfClock()
                .filter(row -> row.path("event").asText().equals("synchronised"))
                .isPresent();
    }
}
