// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One reading of the clock.
 *
 * @param wall the time of day: appointments, what is written down
 * @param monotonicNs nanoseconds since an arbitrary beginning that no clock change moves: durations. On Linux it is
 *     CLOCK_MONOTONIC, one and the same in every process of a machine.
 * @param synchronised whether the wall clock was known to follow a time server
 */
public record Moment(Instant wall, long monotonicNs, boolean synchronised) {
    /** By more than this a wall clock is set; below it, it is slewed: design.md. */
    public static final long STEP_MS = 250;

    /** The monotonic time at which the wall clock will show {@code wanted}, if nobody sets it. */
    public long monotonicNsAt(Instant wanted) {
        return monotonicNs + Duration.between(wall, wanted).toNanos();
    }

    /** What the wall clock shows at a monotonic time, if nobody sets it. */
    public Instant wallAt(long otherMonotonicNs) {
        return wall.plusNanos(otherMonotonicNs - monotonicNs);
    }

    /** Whether the wall clock was set between an earlier reading and this one. */
    public boolean isStepped(Moment earlier) {
        return Math.abs(stepSince(earlier).toMillis()) > STEP_MS;
    }

    /** How far the wall clock was set forward (or, negative, back) between an earlier reading and this one. */
    public Duration stepSince(Moment earlier) {
        return Duration.between(earlier.wallAt(monotonicNs), wall);
    }
}
