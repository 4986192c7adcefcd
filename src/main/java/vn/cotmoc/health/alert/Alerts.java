// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.IncidentListener;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** Tells every outlet what happens. Any thread; returns at once. */
public final class Alerts implements IncidentListener, AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    /** The battery may be nearly empty: the incident of that should still go out. */
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final List<AlertQueue> queues;
    private final Supplier<List<Incident>> open;
    private final Clock clock;
    private final Beats beats;
    private int opened;
    private int closed;

    /**
     * Begins to send, first what the last process could not.
     *
     * @param folder in which is kept what could not be told yet
     * @param open the incidents that are open
     * @throws Fault RETRY {@code file-unwritable}
     */
    public Alerts(Collection<Outlet> outlets, Path folder, Supplier<List<Incident>> open, Clock clock) {
        this(outlets, folder, open, clock, FIRST_PAUSE);
    }

    Alerts(Collection<Outlet> outlets, Path folder, Supplier<List<Incident>> open, Clock clock, Duration firstPause) {
        var files = new AlertFolder(folder);
        this.queues = outlets.stream()
                .map(outlet -> new AlertQueue(outlet, files.file(outlet.name()), firstPause, CLOSE_WAIT))
                .toList();
        files.dropOthers();
        this.open = open;
        this.clock = clock;
        this.beats = new Beats(queues.size());
    }

    @Override
    public void changed(Incident incident) {
        synchronized (this) {
            opened += incident.event().equals("opened") ? 1 : 0;
            closed += incident.event().equals("closed") ? 1 : 0;
        }
        tell(new Alert.Changed(newId(), clock.now().wall(), incident));
    }

    /** How things stand, to everybody: to be called once a day. */
    public void digest() {
        List<Incident> still = open.get();
        Alert.Digest digest;
        synchronized (this) {
            digest = new Alert.Digest(newId(), clock.now().wall(), opened, closed, still);
            opened = 0;
            closed = 0;
        }
        tell(digest);
    }

    /** Lets those who want to hear it know that the node lives; to be called more often than they want. */
    public void beat() {
        Moment now = clock.now();
        for (int place = 0; place < queues.size(); place++) {
            AlertQueue queue = queues.get(place);
            int outlet = place;
            queue.outlet()
                    .heartbeat()
                    .filter(every -> beats.due(outlet, every, now))
                    .ifPresent(every -> queue.offer(new Alert.Heartbeat(newId(), now.wall())));
        }
    }

    /** Alerts that wait to go out. */
    public int waiting() {
        return queues.stream().mapToInt(AlertQueue::size).sum();
    }

    /** Alerts that were never told, as too many waited or they were refused for good. */
    public long lost() {
        return queues.stream().mapToLong(AlertQueue::lost).sum();
    }

    private void tell(Alert alert) {
        queues.forEach(queue -> queue.offer(alert));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        queues.forEach(AlertQueue::close);
    }
}
