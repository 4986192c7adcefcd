// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.time.Duration;
import java.time.Instant;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** A machine's clock: its wall time runs too fast or too slow and is set now and then, its monotonic time never. */
final class SimulatedClock implements Clock {
    /** Crystals are off by 20 to 50, a clock that is being slewed by up to 500. */
    static final int DRIFT_MOST_PPM = 200;

    private static final long BEGAN_NS = 1_000_000_000_000L;
    private static final double MILLION = 1e6;

    private final double wallNsPerNs;
    private Moment now;

    /** @param driftPpm how many millionths the wall clock is too fast */
    SimulatedClock(Instant start, int driftPpm) {
        wallNsPerNs = 1 + driftPpm / MILLION;
        now = new Moment(start, BEGAN_NS, true);
    }

    @Override
    public Moment now() {
        return now;
    }

    void pass(Duration time) {
        long wallNs = Math.round(time.toNanos() * wallNsPerNs);
        now = new Moment(now.wall().plusNanos(wallNs), now.monotonicNs() + time.toNanos(), now.synchronised());
    }

    /** Somebody sets the wall clock, or a time server is found or lost. */
    void step(Duration by, boolean synchronised) {
        now = new Moment(now.wall().plus(by), now.monotonicNs(), synchronised);
    }
}
