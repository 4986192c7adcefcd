// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Moment;

/** How long each screen was without a good picture that should have had one. Pure; one thread. */
final class DownMeter {
    /** What comes again within it is one and the same gap. */
    private static final long ONE_GAP_NS = Duration.ofSeconds(2).toNanos();

    private final Map<String, Gauge> gauges = new HashMap<>();

    private static final class Gauge {
        private long bareMs;
        private long lastNs;
        private long totalMs;
        private long beforeGapMs;
        private long lastDownNs;

        Gauge(Vitals screen, long nowNs) {
            bareMs = screen.bareMs();
            lastNs = nowNs;
            lastDownNs = nowNs - 2 * ONE_GAP_NS;
        }
    }

    /**
     * One look at a screen.
     *
     * @param hidden whether what is on air is not to be seen
     * @return by how long it was down since the look before
     */
    long look(Vitals screen, boolean hidden, Moment now) {
        long nowNs = now.monotonicNs();
        Gauge gauge = gauges.computeIfAbsent(screen.screen(), id -> new Gauge(screen, nowNs));
        long sinceMs = Duration.ofNanos(nowNs - gauge.lastNs).toMillis();
        long bareMs = screen.bareMs() - gauge.bareMs;
        gauge.bareMs = screen.bareMs();
        // What is not yet a whole millisecond is left for the next look.
        gauge.lastNs += Duration.ofMillis(sinceMs).toNanos();
        long downMs = hidden && screen.lit() && !screen.resting() ? Math.max(sinceMs, bareMs) : bareMs;
        if (downMs > 0) {
            if (nowNs - gauge.lastDownNs > ONE_GAP_NS) {
                gauge.beforeGapMs = gauge.totalMs;
            }
            gauge.totalMs += downMs;
            gauge.lastDownNs = nowNs;
        }
        return downMs;
    }

    /** Altogether so far. */
    long totalMs(String screen) {
        Gauge gauge = gauges.get(screen);
        return gauge == null ? 0 : gauge.totalMs;
    }

    /** Altogether before the gap that lasts or has just ended. */
    long beforeGapMs(String screen, Moment now) {
        Gauge gauge = gauges.get(screen);
        if (gauge == null) {
            return 0;
        }
        return now.monotonicNs() - gauge.lastDownNs > ONE_GAP_NS ? gauge.totalMs : gauge.beforeGapMs;
    }
}
