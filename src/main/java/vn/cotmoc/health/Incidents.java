// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.time.Moment;

/**
 * The incidents of a node: each change becomes a row of the journal and is told to the listeners. Those that are open outlive
 * the process by their rows. Any thread.
 */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    /** Closed ones that are kept at hand: the journal may be behind, by minutes when the disk is full. */
    private static final int CLOSED_AT_HAND = 100;

    private static final int NOTE_MOST_CHARS = 1_000;

    private final List<Device> devices;
    private final ZoneId zone;
    private final Consumer<List<Entry>> journal;
    private final List<IncidentListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Incident> open = new LinkedHashMap<>();
    private final Map<Symptom.Key, String> idOf = new LinkedHashMap<>();
    private final List<Symptom.Key> dismissed = new ArrayList<>();
    private final Map<String, Incident> closed = new LinkedHashMap<>();
    private final Set<String> closedBefore = new HashSet<>();

    /**
     * Takes up what was left open.
     *
     * @param known all incidents of the node, as its journal has them
     * @param devices the warranty register
     * @param zone in which a warranty's last day ends
     * @param journal takes entries and returns at once
     */
    public Incidents(List<Incident> known, List<Device> devices, ZoneId zone, Consumer<List<Entry>> journal) {
        this.devices = List.copyOf(devices);
        this.zone = zone;
        this.journal = journal;
        for (Incident incident : known) {
            if (!incident.open()) {
                closedBefore.add(incident.id());
            } else {
                open.put(incident.id(), incident);
                Wording.findSymptom(incident).ifPresent(symptom -> idOf.put(symptom.key(), incident.id()));
            }
        }
    }

    /** From now on it is told of every change. */
    public void addListener(IncidentListener listener) {
        listeners.add(listener);
    }

    /** Those that are open, by when they were opened. */
    public synchronized List<Incident> open() {
        return List.copyOf(open.values());
    }

    /** These with what has changed since they were written. */
    public synchronized List<Incident> upToDate(Collection<Incident> written) {
        Map<String, Incident> all = new LinkedHashMap<>();
        written.forEach(incident -> all.put(incident.id(), incident));
        all.putAll(closed);
        all.putAll(open);
        return List.copyOf(all.values());
    }

    /**
     * Somebody has seen it.
     *
     * @param who the name of the token
     * @param note what they have to say; may be empty
     * @throws Fault REFUSED {@code incident-unknown}, {@code incident-closed}, {@code note-too-long}
     */
    public synchronized Incident acknowledge(String id, String who, String note) {
        Incident before = find(id);
        Incident after = with(before, "changed", null, who, joined(before.action(), said(who, note)), before.person());
        return keep(after);
    }

    /**
     * Somebody says it is over. If it is not, it is opened anew when it has lasted again.
     *
     * @throws Fault REFUSED {@code incident-unknown}, {@code incident-closed}, {@code note-too-long}
     */
    public synchronized Incident resolve(String id, String who, String note, Moment now) {
        Incident before = find(id);
        idOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .forEach(dismissed::add);
        return close(with(before, "closed", now.wall(), before.ackedBy(), joined(before.action(), note), who));
    }

    /** What the last process left open, for the diagnosis to go on with. */
    synchronized List<Symptom> left() {
        return open.values().stream()
                .flatMap(incident -> Wording.findSymptom(incident).stream())
                .toList();
    }

    /** The troubles that somebody said were over since the last call. */
    synchronized List<Symptom.Key> takeDismissed() {
        List<Symptom.Key> taken = List.copyOf(dismissed);
        dismissed.clear();
        return taken;
    }

    /** What a look has found; {@code gone}: in words, how long the picture was gone by it, empty where it was not. */
    synchronized void take(Diagnosis.Finding finding, String gone, Moment now) {
        Symptom symptom = finding.symptom();
        String id = idOf.get(finding.key());
        Incident known = id == null ? null : open.get(id);
        switch (finding.change()) {
            case OPENED -> {
                Incident opened = opened(symptom, now.wall());
                idOf.put(finding.key(), opened.id());
                keep(opened);
            }
            case WORSE -> {
                if (known != null) {
                    keep(worse(known, symptom));
                }
            }
            case OVER -> {
                if (known != null) {
                    close(with(
                            known,
                            "closed",
                            now.wall(),
                            known.ackedBy(),
                            joined(known.action(), gone),
                            known.person()));
                }
            }
        }
    }

    /** Something was tried against these troubles; what was tried before is not told again. */
    synchronized void tried(Collection<Symptom.Key> troubles, Text what) {
        String words = what.in(Wording.KEPT);
        for (Symptom.Key trouble : troubles) {
            String id = idOf.get(trouble);
            Incident known = id == null ? null : open.get(id);
            if (known != null && (known.action() == null || !known.action().contains(words))) {
                keep(with(known, "changed", null, known.ackedBy(), joined(known.action(), words), known.person()));
            }
        }
    }

    private Incident find(String id) {
        Incident found = open.get(id);
        if (found == null) {
            throw Fault.refused(closedBefore.contains(id) ? "incident-closed" : "incident-unknown", id);
        }
        return found;
    }

    private Incident keep(Incident incident) {
        open.put(incident.id(), incident);
        tell(incident);
        return incident;
    }

    private Incident close(Incident incident) {
        open.remove(incident.id());
        idOf.values().remove(incident.id());
        closed.put(incident.id(), incident);
        closedBefore.add(incident.id());
        if (closed.size() > CLOSED_AT_HAND) {
            closed.remove(closed.keySet().iterator().next());
        }
        tell(incident);
        return incident;
    }

    private void tell(Incident incident) {
        LOG.info(
                "An incident was {}. code={} screen={} severity={} id={}",
                incident.event(),
                incident.code(),
                incident.screen(),
                incident.severity(),
                incident.id());
        journal.accept(List.of(new Entry.IncidentChanged(incident)));
        for (IncidentListener listener : listeners) {
            listener.changed(incident);
        }
    }

    private Incident opened(Symptom symptom, Instant now) {
        Optional<Device> device = device(symptom);
        return new Incident(
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()),
                "opened",
                symptom.screen(),
                device.map(Device::device).orElse(null),
                symptom.trouble().code(),
                symptom.severity().word(),
                now,
                null,
                null,
                symptom.sentence().in(Wording.KEPT),
                null,
                null,
                null,
                device.map(known -> underWarranty(known, now)).orElse(null),
                null);
    }

    /** The device that shows the screen's picture; a bad clip is nobody's device. */
    private Optional<Device> device(Symptom symptom) {
        String screen = symptom.screen();
        return screen == null || symptom.trouble().subject() >= 0
                ? Optional.empty()
                : devices.stream()
                        .filter(device -> screen.equals(device.screen()))
                        .findFirst();
    }

    private @Nullable Boolean underWarranty(Device device, Instant now) {
        LocalDate until = device.warrantyUntil();
        return until == null ? null : !LocalDate.ofInstant(now, zone).isAfter(until);
    }

    private static Incident worse(Incident before, Symptom symptom) {
        return new Incident(
                before.id(),
                "changed",
                before.screen(),
                before.device(),
                before.code(),
                symptom.severity().word(),
                before.openedAt(),
                null,
                before.ackedBy(),
                symptom.sentence().in(Wording.KEPT),
                before.cause(),
                before.action(),
                before.person(),
                before.underWarranty(),
                before.cost());
    }

    private static Incident with(
            Incident before,
            String event,
            @Nullable Instant closedAt,
            @Nullable String ackedBy,
            @Nullable String action,
            @Nullable String person) {
        return new Incident(
                before.id(),
                event,
                before.screen(),
                before.device(),
                before.code(),
                before.severity(),
                before.openedAt(),
                closedAt,
                ackedBy,
                before.sentence(),
                before.cause(),
                action,
                person,
                before.underWarranty(),
                before.cost());
    }

    private static String said(String who, String note) {
        return note.isBlank() ? "" : who + ": " + note;
    }

    private static @Nullable String joined(@Nullable String before, String more) {
        if (more.length() > NOTE_MOST_CHARS) {
            throw Fault.refused("note-too-long", NOTE_MOST_CHARS);
        }
        String all = Stream.of(before == null ? "" : before, more.strip())
                .filter(words -> !words.isEmpty())
                .reduce((first, second) -> first + "; " + second)
                .orElse("");
        return all.isEmpty() ? null : all;
    }
}
