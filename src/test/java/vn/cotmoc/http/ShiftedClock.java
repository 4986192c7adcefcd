// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;
import vn.cotmoc.time.SystemClock;

/** The real clock, put forward as far as a test wants. */
public final class ShiftedClock implements Clock {
    private final Clock real = new SystemClock();
    private final AtomicLong aheadNs = new AtomicLong();

    public void pass(Duration time) {
        aheadNs.addAndGet(time.toNanos());
    }

    @Override
    public Moment now() {
        Moment now = real.now();
        long ahead = aheadNs.get();
        return new Moment(now.wall().plusNanos(ahead), now.monotonicNs() + ahead, now.synchronised());
    }
}
