// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.List;
import java.util.Locale;
import vn.cotmoc.playback.bench.SeamCounts;

/**
 * The seams by the node's own word, from its {@code /metrics}.
 *
 * @param seams at which a picture before was held
 * @param holdsMs of all of them together
 * @param longHolds over {@link SeamCounts#LONG_HOLD_MS}
 * @param lateStarts over {@link SeamCounts#LATE_MS}
 */
record SeamHistograms(long seams, double holdsMs, long longHolds, long lateStarts) {
    private static final String HOLD = "cotmoc_seam_hold_seconds";
    private static final String LATE = "cotmoc_start_lateness_seconds";
    /** They begin to watch, and end, a moment apart. */
    private static final int SEAMS_APART = 2;
    /** Two looks of the meter, and what the X server takes. */
    private static final double MEAN_APART_MS = 5;

    /** All that the page tells, of all screens. */
    static SeamHistograms of(String page) {
        List<String> lines = page.lines().toList();
        return new SeamHistograms(
                Math.round(sum(lines, HOLD + "_count")),
                1_000 * sum(lines, HOLD + "_sum"),
                over(lines, HOLD, SeamCounts.LONG_HOLD_MS),
                over(lines, LATE, SeamCounts.LATE_MS));
    }

    private static long over(List<String> lines, String histogram, long edgeMs) {
        String bucket = "le=\"" + edgeMs / 1_000.0 + "\"";
        double within = sum(lines.stream().filter(line -> line.contains(bucket)).toList(), histogram + "_bucket");
        return Math.round(sum(lines, histogram + "_count") - within);
    }

    private static double sum(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What has come since. */
    SeamHistograms minus(SeamHistograms before) {
        return new SeamHistograms(
                seams - before.seams,
                holdsMs - before.holdsMs,
                longHolds - before.longHolds,
                lateStarts - before.lateStarts);
    }

    double meanHoldMs() {
        return seams == 0 ? 0 : holdsMs / seams;
    }

    /** Whether the meter saw the same. */
    boolean agreesWith(SeamCounts glass) {
        return Math.abs(seams - glass.seams()) <= SEAMS_APART
                && Math.abs(meanHoldMs() - glass.meanHoldMs()) <= MEAN_APART_MS
                && glass.longHolds().holds(longHolds)
                && glass.lateStarts().holds(lateStarts);
    }

    /** In a sentence, which the page of benchmarks shows. */
    String besides(SeamCounts glass) {
        return String.format(
                Locale.ROOT,
                "The node’s own `/metrics`: %d seams, a last picture held %.1f ms on average, %d over %d ms, %d starts over %d ms late. "
                        + "At the glass: %d, %.1f ms, %d, %d. They %s.%n",
                seams,
                meanHoldMs(),
                longHolds,
                SeamCounts.LONG_HOLD_MS,
                lateStarts,
                SeamCounts.LATE_MS,
                glass.seams(),
                glass.meanHoldMs(),
                glass.longHolds().most(),
                glass.lateStarts().most(),
                agreesWith(glass) ? "agree" : "do not agree");
    }
}
