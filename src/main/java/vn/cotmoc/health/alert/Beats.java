// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import vn.cotmoc.time.Moment;

/** When each outlet last heard that the node lives. Any thread. */
final class Beats {
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicLongArray lastNs;

    Beats(int outlets) {
        lastNs = new AtomicLongArray(outlets);
        for (int place = 0; place < outlets; place++) {
            lastNs.set(place, NEVER);
        }
    }

    /** Whether it is time again, and if so, notes it. */
    boolean due(int outlet, Duration every, Moment now) {
        long last = lastNs.get(outlet);
        boolean due = last == NEVER || now.monotonicNs() - last >= every.toNanos();
        return due && lastNs.compareAndSet(outlet, last, now.monotonicNs());
    }
}
