// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;

/**
 * What films show, for whoever must not wait: who asks sets a thread of its own to look, and asks again. One film at a time.
 * Any thread.
 */
public final class Footages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Footages.class);
    private static final int WAITING_FILMS = 8;
    /** Forgotten all at once: a playlist has some dozens of films. */
    private static final int MOST_KEPT = 1_000;

    private final Map<String, Optional<Footage>> bySha256 = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_FILMS), task -> {
                var worker = new Thread(task, "footage");
                worker.setDaemon(true);
                return worker;
            });

    /** What the film shows; empty: it is being looked at, or cannot be. Returns at once. */
    public Optional<Footage> find(String sha256, Path film) {
        Optional<Footage> known = bySha256.get(sha256);
        if (known == null && underWay.add(sha256)) {
            try {
                thread.execute(() -> look(sha256, film));
            } catch (RejectedExecutionException e) {
                underWay.remove(sha256); // others wait: asked again it has its turn
            }
        }
        return known == null ? Optional.empty() : known;
    }

    private void look(String sha256, Path film) {
        if (bySha256.size() >= MOST_KEPT) {
            bySha256.clear();
        }
        try {
            bySha256.put(sha256, Optional.of(Footage.look(film)));
        } catch (Fault e) {
            LOG.warn("A film cannot be looked through. sha256={} why={}", sha256, e.getMessage());
            bySha256.put(sha256, Optional.empty());
        } finally {
            underWay.remove(sha256);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
