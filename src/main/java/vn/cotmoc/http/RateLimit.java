// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * At most so many within any stretch of time, for each key. It remembers the instants of the last ones, so that a burst
 * across the border of two seconds is no way round it. Any thread.
 */
final class RateLimit {
    private final int most;
    private final long withinNs;
    private final Map<String, long[]> taken;

    /** Of more than {@code keys} keys the one longest unused is forgotten. */
    RateLimit(int most, Duration within, int keys) {
        this.most = most;
        this.withinNs = within.toNanos();
        this.taken = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
                return size() > keys;
            }
        };
    }

    /** Takes one, or tells how long to wait for it: 0 when it was taken, else the nanoseconds until one is free. */
    synchronized long take(String key, long nowNs) {
        long[] last = taken.computeIfAbsent(key, unknown -> new long[most + 1]);
        int used = (int) last[most];
        long oldest = last[used % most];
        if (used >= most && nowNs - oldest < withinNs) {
            return withinNs - (nowNs - oldest);
        }
        last[used % most] = nowNs;
        last[most] = used + 1 < 2 * most ? used + 1 : most;
        return 0;
    }
}
