// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a node's own histograms tell too, as the glass showed it.
 *
 * @param seams hard starts among them
 * @param meanHoldMs how long the last picture of a clip stood on average
 * @param longHolds how many stood for two frames of 30 a second
 * @param lateStarts how many came a frame of 30 a second too late: hard ones by their minute, others by the picture before
 */
public record SeamCounts(int seams, double meanHoldMs, Range longHolds, Range lateStarts) {
    /** An edge of {@code cotmoc_seam_hold_seconds}. */
    public static final long LONG_HOLD_MS = 67;
    /** An edge of {@code cotmoc_start_lateness_seconds}. */
    public static final long LATE_MS = 33;

    private static final long NS_PER_MS = 1_000_000;
    /** What lies so near to an edge may be seen on either side of it. */
    private static final long NEAR_MS = 5;

    /** From so many, of which the meter is sure, to so many. */
    public record Range(int least, int most) {
        static Range over(long edgeMs, List<Long> durationsNs) {
            return new Range(count(edgeMs + NEAR_MS, durationsNs), count(edgeMs - NEAR_MS, durationsNs));
        }

        private static int count(long edgeMs, List<Long> durationsNs) {
            return (int)
                    durationsNs.stream().filter(ns -> ns > edgeMs * NS_PER_MS).count();
        }

        /** Whether it may be that many. */
        public boolean holds(long count) {
            return count >= least && count <= most;
        }
    }

    static SeamCounts of(List<Seam> seams, ToLongFunction<Seam> lateNs) {
        return new SeamCounts(
                seams.size(),
                seams.stream().mapToLong(Seam::heldNs).average().orElse(0) / NS_PER_MS,
                Range.over(LONG_HOLD_MS, seams.stream().map(Seam::heldNs).toList()),
                Range.over(LATE_MS, seams.stream().map(lateNs::applyAsLong).toList()));
    }
}
