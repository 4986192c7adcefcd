// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Language;
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
    private final Map<EventStream, Language> listeners = new ConcurrentHashMap<>();
    private final BlockingQueue<Joining> joining = new ArrayBlockingQueue<>(MOST_JOINING);
    private final Thread thread = new Thread(this::run, "status-feed");

    // Of the thread alone.
    private JsonNode told = MAPPER.createObjectNode();
    private final Map<Language, String> events = new EnumMap<>(Language.class);
    private long id;
    private long beatNs;

    private record Joining(EventStream listener, Language language) {}

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
    void add(EventStream listener, Language language) {
        if (!joining.offer(new Joining(listener, language))) {
            listener.close();
        }
    }

    int count() {
        return listeners.size();
    }

    @Override
    public void close() {
        thread.interrupt();
        joining.forEach(joined -> joined.listener().close());
        listeners.keySet().forEach(EventStream::close);
    }

    private void run() {
        try {
            while (true) {
                Joining joined = joining.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
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
            listeners.keySet().removeIf(this::hasGone);
            if (!listeners.isEmpty()) {
                tell();
            }
        } catch (RuntimeException e) {
            LOG.warn("The status cannot be read; listeners wait.", e);
        }
    }

    private void welcome(Joining joined) {
        EventStream listener = joined.listener();
        listeners.put(listener, joined.language());
        long before = id;
        look();
        if (id == before && !listener.lastId().equals(String.valueOf(id))) {
            tell(listener, joined.language());
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
        JsonNode lasting = lasting(status(Language.VI));
        long nowNs = clock.now().monotonicNs();
        if (!lasting.equals(told)) {
            told = lasting;
            for (Language language : Language.values()) {
                events.put(language, status(language).toString());
            }
            id++;
            listeners.forEach(this::tell);
        } else if (nowNs - beatNs > BEAT.toNanos()) {
            beatNs = nowNs;
            listeners.keySet().forEach(EventStream::beat);
        }
    }

    private void tell(EventStream listener, Language language) {
        listener.send(String.valueOf(id), "status", events.getOrDefault(language, ""));
    }

    private ObjectNode status(Language language) {
        return MAPPER.valueToTree(reader.read(language));
    }

    /** Without what is different every time one looks and tells nothing. */
    private static JsonNode lasting(ObjectNode status) {
        ObjectNode lasting = status.deepCopy();
        lasting.withObject("/clock").remove("now");
        lasting.withArray("/screens").forEach(screen -> ((ObjectNode) screen.path("picture")).remove("verifiedAt"));
        return lasting;
    }
}
