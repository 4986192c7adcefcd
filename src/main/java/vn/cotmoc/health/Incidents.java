// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

    private final Supplier<List<Incident>> written;
    private final Warranties register;
    private final Consumer<List<Entry>> journal;
    private final List<IncidentListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Incident> open = new LinkedHashMap<>();
    private final Map<Symptom.Key, String> idOf = new LinkedHashMap<>();
    private final List<Symptom.Key> dismissed = new ArrayList<>();
    private final Map<String, Incident> closed = new LinkedHashMap<>();
    private final GoneTimes gone = new GoneTimes();

    /**
     * Takes up what was left open.
     *
     * @param written all incidents of the node, as its journal has them; reading them may take its time
     * @param devices the warranty register
     * @param zone in which a warranty's last day ends
     * @param journal takes entries and returns at once
     */
    public Incidents(
            Supplier<List<Incident>> written, List<Device> devices, ZoneId zone, Consumer<List<Entry>> journal) {
        this.written = written;
        this.register = new Warranties(devices, zone);
        this.journal = journal;
        written.get().stream().filter(Incident::open).forEach(left -> {
            open.put(left.id(), left);
            Wording.findSymptom(left).ifPresent(symptom -> idOf.put(symptom.key(), left.id()));
        });
    }

    /** From now on it is told of every change. */
    public void addListener(IncidentListener listener) {
        listeners.add(listener);
    }

    /** Of whoever looks at the screens they have to be told: an incident that is over says how long the picture was gone. */
    GoneTimes goneTimes() {
        return gone;
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
    public Incident acknowledge(String id, String who, String note) {
        return change(id, before -> keep(Chapter.acknowledged(before, who, note)));
    }

    /**
     * Somebody says it is over. If it is not, it is opened anew when it has lasted again.
     *
     * @throws Fault REFUSED {@code incident-unknown}, {@code incident-closed}, {@code note-too-long}
     */
    public Incident resolve(String id, String who, String note, Moment now) {
        return change(id, before -> {
            List<Symptom.Key> keys = idOf.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(id))
                    .map(Map.Entry::getKey)
                    .toList();
            Incident noted = Chapter.resolved(before, who, note, now.wall());
            String lost = keys.stream().map(gone::end).collect(Collectors.joining());
            dismissed.addAll(keys);
            return close(Chapter.over(noted, lost, now.wall()));
        });
    }

    private Incident change(String id, UnaryOperator<Incident> change) {
        synchronized (this) {
            Incident before = open.get(id);
            if (before != null) {
                return change.apply(before);
            }
        }
        // Outside the lock: the watch does not wait while the journal is read.
        throw Fault.refused(wasClosed(id) ? "incident-closed" : "incident-unknown", id);
    }

    private boolean wasClosed(String id) {
        return upToDate(written.get()).stream().anyMatch(known -> known.id().equals(id));
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

    /** What a look has found. */
    synchronized void take(Diagnosis.Finding finding, Moment now) {
        Symptom symptom = finding.symptom();
        String id = idOf.get(finding.key());
        Incident known = id == null ? null : open.get(id);
        switch (finding.change()) {
            case OPENED -> {
                gone.begin(finding.key(), now);
                Incident opened = Chapter.opened(symptom, register, now.wall());
                idOf.put(finding.key(), opened.id());
                keep(opened);
            }
            case WORSE -> {
                if (known != null) {
                    keep(Chapter.worse(known, symptom));
                }
            }
            case OVER -> {
                if (known != null) {
                    close(Chapter.over(known, gone.end(finding.key()), now.wall()));
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
                keep(Chapter.tried(known, words));
            }
        }
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
}
