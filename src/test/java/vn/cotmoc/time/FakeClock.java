// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that goes on only when told, and whose wall time can be set. */
public final class FakeClock implements Clock {
    private Moment now;

    public FakeClock(Instant wall) {
        now = new Moment(wall, 1_000_000_000_000L, true);
    }

    @Override
    public Moment now() {
        return now;
    }

    /** Time passes. */
    public void pass(Duration time) {
        now = new Moment(now.wall().plus(time), now.monotonicNs() + time.toNanos(), now.synchronised());
    }

    /** Somebody sets the wall clock. */
    public void step(Duration by) {
        now = new Moment(now.wall().plus(by), now.monotonicNs(), now.synchronised());
    }
}
