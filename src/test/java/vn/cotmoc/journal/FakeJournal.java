// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.time.Clock;

/** A journal in memory, for the tests of rooms that write into one. It passes the contract of the real one. */
public final class FakeJournal implements Journal {
    private final Clock clock;
    private final RowForm form;
    private final Map<String, OnAir> onAir;
    private final List<JsonNode> rows;
    private boolean full;

    public FakeJournal(Clock clock) {
        this(clock, new TreeMap<>(), new ArrayList<>());
    }

    private FakeJournal(Clock clock, Map<String, OnAir> onAir, List<JsonNode> rows) {
        this.clock = clock;
        this.form = new RowForm(ZoneId.of("Asia/Ho_Chi_Minh"));
        this.onAir = onAir;
        this.rows = rows;
    }

    /** Every row so far, without node, log, seq, at and chain. */
    public synchronized List<JsonNode> rows() {
        return List.copyOf(rows);
    }

    /** From now on every write fails as on a full disk, or no more. */
    public synchronized void full(boolean now) {
        full = now;
    }

    /** The journal after the power was gone. */
    public synchronized FakeJournal reopen() {
        List<Play> plays = new ArrayList<>();
        for (Map.Entry<String, OnAir> screen : onAir.entrySet()) {
            while (screen.getValue().current() != null || screen.getValue().next() != null) {
                OnAir.Step step = screen.getValue().closeAfterCrash(clock.now().wall(), synchronisedLast());
                step.ended().ifPresent(plays::add);
                screen.setValue(step.onAir());
            }
        }
        plays.sort(Comparator.comparing(Play::endedAt));
        plays.forEach(play -> rows.add(form.play(play)));
        return new FakeJournal(clock, onAir, rows);
    }

    @Override
    public synchronized void write(List<? extends Entry> entries) {
        if (full) {
            throw Fault.retry("disk-full", "memory");
        }
        entries.forEach(this::keep);
    }

    @Override
    public synchronized Optional<String> findHistory(String screen) {
        return Optional.ofNullable(get(screen).history());
    }

    @Override
    public synchronized long lastPlay(String screen) {
        return get(screen).lastPlay();
    }

    @Override
    public synchronized Optional<Instant> findLastEnd(String screen) {
        return all("play").stream()
                .filter(play -> play.path("screen").asText().equals(screen))
                .reduce((first, second) -> second)
                .flatMap(play -> RowTime.find(play.path("endedAt").asText()))
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public synchronized Optional<LocalDate> findLastDay(String screen) {
        return all("day").stream()
                .filter(day -> day.path("screen").asText().equals(screen))
                .map(day -> LocalDate.parse(day.path("date").asText()))
                .max(Comparator.naturalOrder());
    }

    @Override
    public void close() {}

    private void keep(Entry entry) {
        if (entry instanceof Entry.Intent intent) {
            put(get(intent.showing().screen()).intent(intent));
        } else if (entry instanceof Entry.Beat beat) {
            put(get(beat.screen()).beat(beat));
        } else if (entry instanceof Entry.Dropped dropped) {
            put(get(dropped.screen()).dropped(dropped));
        } else if (entry instanceof Entry.Decided decided) {
            put(get(decided.screen()).decided(decided));
        } else if (entry instanceof Entry.Started started) {
            step(get(started.screen()).started(started));
        } else if (entry instanceof Entry.Ended ended) {
            step(get(ended.screen()).ended(ended));
        } else if (entry instanceof Entry.Missed missed) {
            rows.add(form.missed(missed));
        } else if (entry instanceof Entry.ClockChanged changed) {
            rows.add(form.clock(changed));
        } else if (entry instanceof Entry.DayEnded day) {
            rows.add(form.day(day));
        } else if (entry instanceof Entry.IncidentChanged changed) {
            rows.add(form.incident(changed.incident()));
        } else if (entry instanceof Entry.Gap gap) {
            rows.add(form.gap(gap));
        } else if (entry instanceof Entry.SiteSuspended suspended) {
            news("site", form.site(new Site("fake", "Fake", "Fake", suspended.suspension())));
        } else if (entry instanceof Entry.DevicesListed listed) {
            devices(listed.devices());
        }
    }

    private void devices(List<Device> devices) {
        Map<String, JsonNode> known = new TreeMap<>();
        all("device").forEach(row -> known.put(row.path("device").asText(), row));
        for (Device device : devices) {
            known.remove(device.device());
            news("device", form.device(device, false));
        }
        known.values().forEach(row -> news("device", form.device(Rows.device(row), true)));
    }

    private void news(String type, ObjectNode row) {
        Optional<JsonNode> last = all(type).stream()
                .filter(before -> before.path(type).equals(row.path(type)))
                .reduce((first, second) -> second);
        if (last.isEmpty() || !RowForm.same(last.get(), row)) {
            rows.add(row);
        }
    }

    private List<JsonNode> all(String type) {
        return rows.stream()
                .filter(row -> row.path("type").asText().equals(type))
                .toList();
    }

    private boolean synchronisedLast() {
        return all("clock").stream()
                .map(row -> row.path("event").asText())
                .filter(event -> !event.equals("stepped"))
                .reduce((first, second) -> second)
                .filter("synchronised"::equals)
                .isPresent();
    }

    private void step(OnAir.Step step) {
        put(step.onAir());
        step.ended().ifPresent(play -> rows.add(form.play(play)));
    }

    private OnAir get(String screen) {
        return onAir.getOrDefault(screen, OnAir.nothing(screen));
    }

    private void put(OnAir now) {
        onAir.put(now.screen(), now);
    }
}
