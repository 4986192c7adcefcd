// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.List;

/** How some durations lie: the middle one, the one that 95 of 100 do not exceed, the longest. In ms; 0 where there are none. */
public record Spread(double p50Ms, double p95Ms, double maxMs) {
    static Spread ofNs(List<Long> durationsNs) {
        List<Long> sorted = durationsNs.stream().sorted().toList();
        return new Spread(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double part) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(part * sorted.size());
        return sorted.get(Math.max(1, rank) - 1) / 1e6;
    }
}
