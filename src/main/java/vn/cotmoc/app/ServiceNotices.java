// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.health.Pulse;
import vn.cotmoc.health.Watchdog;
import vn.cotmoc.health.systemd.Systemd;
import vn.cotmoc.http.WebServer;
import vn.cotmoc.journal.JournalWriter;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.time.Clock;

/**
 * Tells systemd that the node is up, that it lives and how it is. Its thread does nothing else: what delays the timers must
 * not look like the node's death, and what is dead must not be covered by the timers' life.
 */
final class ServiceNotices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceNotices.class);
    private static final long PAUSE_MS = 1_000;
    /** A service manager that takes no notices must not keep the journal open. */
    private static final long CLOSE_WAIT_MS = 500;

    private final Systemd systemd;
    private final Screens screens;
    private final JournalWriter writer;
    private final WebServer server;
    private final Watchdog watchdog;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "systemd");

    /** The node is up: says so, if anybody wants to know. */
    ServiceNotices(
            Systemd systemd, Screens screens, JournalWriter writer, WebServer server, Watchdog watchdog, Clock clock) {
        this.systemd = systemd;
        this.screens = screens;
        this.writer = writer;
        this.server = server;
        this.watchdog = watchdog;
        this.clock = clock;
        thread.setDaemon(true);
        if (systemd.listens()) {
            thread.start();
        }
    }

    private void run() {
        var pulse = new Pulse(clock.now());
        systemd.ready();
        try {
            do {
                if (pulse.beats(turns(), clock.now())) {
                    systemd.alive();
                }
                systemd.status(status());
            } while (!closing.await(PAUSE_MS, TimeUnit.MILLISECONDS));
            systemd.stopping();
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread but its end.", e);
        }
    }

    private Map<String, Long> turns() {
        Map<String, Long> turns = new HashMap<>();
        screens.turns().forEach((screen, count) -> turns.put("playout-" + screen, count));
        turns.put("journal", writer.turns());
        turns.put("web", server.turns());
        turns.put("watch", watchdog.looks());
        return turns;
    }

    private String status() {
        return screens.status().stream()
                .map(screen -> screen.screen() + ": " + screen.state().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
