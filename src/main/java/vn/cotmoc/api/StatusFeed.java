// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.http.EventStream;
import vn.cotmoc.time.Clock;

/**
 * Tells listeners of every change of the status. One thread looks while somebody listens; each event is the whole status,
 * so none that is lost is missed.
 */
final class StatusFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    /** Short enough for the page to notice a dead line soon, and for proxies that cut what is silent for 30 s. */
    private static final Duration BEAT = Duration.ofSeconds(2);

    private static final int MOST_JOINING = 1_024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StatusReader reader;
    private final Clock clock;
    private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<EventStream> joining = new ArrayBlockingQueue<>(MOST_JOINING);
    private final Thread thread = new Thread(this::run, "status-feed");

    // Of the thread alone.
    private JsonNode told = MAPPER.createObjectNode();
    private String event = "";
    private long id;
    private long beatNs;

    StatusFeed(StatusReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
        // Rising over restarts too: a listener that comes back never knows an id that is yet to come.
        this.id = clock.now().wall().toEpochMilli();
        this.beatNs = clock.now().monotonicNs();
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds a listener, who is told soon how things stand unless that is the last it knows. */
    void add(EventStream listener) {
        if (!joining.offer(listener)) {
            listener.close();
        }
    }

    int count() {
        return listeners.size();
    }

    @Override
    public void close() {
        thread.interrupt();
        joining.forEach(EventStream::close);
        listeners.forEach(EventStream::close);
    }

    private void run() {
        try {
            while (true) {
                EventStream joined = joining.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                look();
                if (joined != null) {
                    welcome(joined);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() {
        try {
            listeners.removeIf(this::hasGone);
            if (!listeners.isEmpty()) {
                tell();
            }
        } catch (RuntimeException e) {
            LOG.warn("The status cannot be read; listeners wait.", e);
        }
    }

    private void welcome(EventStream listener) {
        listeners.add(listener);
        long before = id;
        look();
        if (id == before && !listener.lastId().equals(String.valueOf(id))) {
            listener.send(String.valueOf(id), "status", event);
        }
    }

    private boolean hasGone(EventStream listener) {
        if (listener.isOpen()) {
            return false;
        }
        listener.close();
        return true;
    }

    private void tell() {
        ObjectNode status = MAPPER.valueToTree(reader.read());
        JsonNode lasting = lasting(status);
        long nowNs = clock.now().monotonicNs();
        if (!lasting.equals(told)) {
            told = lasting;
            event = status.toString();
            id++;
            listeners.forEach(listener -> listener.send(String.valueOf(id), "status", event));
        } else if (nowNs - beatNs > BEAT.toNanos()) {
            beatNs = nowNs;
            listeners.forEach(EventStream::beat);
        }
    }

    /** Without what is different every time one looks and tells nothing. */
    private static JsonNode lasting(ObjectNode status) {
        ObjectNode lasting = status.deepCopy();
        lasting.withObject("/clock").remove("now");
        lasting.withArray("/screens").forEach(screen -> ((ObjectNode) screen.path("picture")).remove("verifiedAt"));
        return lasting;
    }
}
