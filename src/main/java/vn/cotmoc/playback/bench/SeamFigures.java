// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import vn.cotmoc.playback.bench.SeamMeter.Sighting;

/**
 * What one contender did.
 *
 * @param seams without those at a hard start
 * @param wanted seams that were to be seen, hard starts among them
 * @param blackMs in all
 * @param excess how much longer than a frame's time the last frame of a clip stood; the last picture of all among them where it stood
 *     longer
 * @param longest the seam at which it stood longest, clip and frame before and after: {@code 3:74 → 4:0}; empty where there was none
 * @param standMs how much longer than its frame's time a picture within a clip stood at most
 * @param lost frames at the heads and tails of clips
 * @param skipped frames within clips
 * @param unseen places at which the meter itself did not look for a frame's time or longer, and which are not judged
 * @param corrupt pictures that were neither black nor of a clip
 * @param hardDue hard starts that should have been seen
 * @param late how long after its minute a clip with a hard start came; all 0 where there was none
 * @param frameMs the shortest time that a frame of these clips stands
 * @param cpuPercent of one core, all its processes together
 * @param rssMb at the end, of the largest of its processes
 * @param most what they may be
 * @param counts to be held against the node's own
 */
public record SeamFigures(
        String name,
        int seams,
        int wanted,
        long blackMs,
        Spread excess,
        String longest,
        double standMs,
        int lost,
        int skipped,
        int unseen,
        int corrupt,
        int hardStarts,
        int hardDue,
        Spread late,
        double frameMs,
        double cpuPercent,
        long rssMb,
        Reel.Cost most,
        SeamCounts counts) {
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    /** A hard start so short before the end may not have been seen yet. */
    private static final long HARD_START_WAIT_NS = TimeUnit.SECONDS.toNanos(1);
    /** Of all seams: where the meter looked away more often than this, nothing was measured. */
    private static final int MOST_UNSEEN_PERCENT = 1;

    /**
     * Late starts are measured from the last full minute of the wall clock.
     *
     * @param wanted seams, hard starts among them
     */
    static SeamFigures of(
            String name, List<Sighting> sightings, Reel reel, int wanted, Load load, long wallMinusMonotonicNs) {
        List<Seam> all = Seam.of(sightings);
        List<Seam> hard =
                all.stream().filter(seam -> reel.isHard(seam.to().clip())).toList();
        List<Seam> seams =
                all.stream().filter(seam -> !reel.isHard(seam.to().clip())).toList();
        int lost = seams.stream()
                .mapToInt(seam -> lost(
                        seam, seam.missing(reel.numbered(seam.from().clip()).frames()), reel))
                .sum();
        lost += hard.stream()
                .mapToInt(seam -> lost(seam, seam.to().frame(), reel))
                .sum();
        Seams whole = Seams.of(sightings, clip -> frameNs(clip, reel));
        int heads = all.stream()
                .mapToInt(seam -> lost(seam, seam.to().frame(), reel))
                .sum();
        List<Long> excess = new ArrayList<>(seams.stream()
                .filter(seam -> !isOverlooked(seam, excessNs(seam, reel), reel))
                .map(seam -> excessNs(seam, reel))
                .toList());
        lastStand(sightings, reel).filter(ns -> ns > 0).forEach(excess::add);
        return new SeamFigures(
                name,
                seams.size(),
                wanted,
                whole.blackMs(),
                Spread.ofNs(excess),
                seams.stream()
                        .max(Comparator.comparingLong(seam -> excessNs(seam, reel)))
                        .map(SeamFigures::name)
                        .orElse(""),
                standNs(sightings, reel) / 1e6,
                lost,
                whole.lost() - heads,
                whole.unseen(),
                whole.foreign(),
                hard.size(),
                hardDue(sightings, reel, wallMinusMonotonicNs),
                Spread.ofNs(hard.stream()
                        .filter(seam -> !isOverlooked(seam, lateNs(seam, wallMinusMonotonicNs), reel))
                        .map(seam -> lateNs(seam, wallMinusMonotonicNs))
                        .toList()),
                reel.shortestFrameNs() / 1e6,
                load.cpuPercent(),
                load.rssMb(),
                reel.most(),
                SeamCounts.of(
                        all,
                        seam -> reel.isHard(seam.to().clip())
                                ? lateNs(seam, wallMinusMonotonicNs)
                                : excessNs(seam, reel)));
    }

    private static long frameNs(int clip, Reel reel) {
        return reel.numbered(clip).rate().frameNs();
    }

    private static int lost(Seam seam, int missing, Reel reel) {
        return Seam.lost(missing, seam.blindNs(), frameNs(seam.from().clip(), reel));
    }

    private static long excessNs(Seam seam, Reel reel) {
        return seam.heldNs() - frameNs(seam.from().clip(), reel);
    }

    private static long lateNs(Seam seam, long wallMinusMonotonicNs) {
        return Math.floorMod(seam.atNs() + wallMinusMonotonicNs, MINUTE_NS);
    }

    /** Whether nobody looked when it came, and what was measured of it may be owed to that alone. */
    private static boolean isOverlooked(Seam seam, long measuredNs, Reel reel) {
        long frameNs = frameNs(seam.from().clip(), reel);
        return seam.blindNs() >= frameNs && measuredNs - seam.blindNs() <= frameNs;
    }

    /** How much too long the picture stands that is seen at the end: of a player that hangs there is no seam any more. */
    private static LongStream lastStand(List<Sighting> sightings, Reel reel) {
        int last = sightings.size() - 1;
        return last < 0
                ? LongStream.empty()
                : sightings.get(last).strip().stream()
                        .mapToLong(strip -> Sighting.stoodNs(sightings, last) - frameNs(strip.clip(), reel));
    }

    private static long standNs(List<Sighting> sightings, Reel reel) {
        long longestNs = 0;
        for (int i = 0; i + 1 < sightings.size(); i++) {
            Sighting next = sightings.get(i + 1);
            var seen = sightings.get(i).strip();
            boolean within = seen.isPresent()
                    && next.strip()
                            .filter(strip -> !Seam.isBetween(seen.get(), strip))
                            .isPresent();
            if (within) {
                long frameNs = frameNs(seen.get().clip(), reel);
                long overlookedNs = next.blindNs() >= frameNs ? next.blindNs() : 0;
                longestNs = Math.max(longestNs, Sighting.stoodNs(sightings, i) - frameNs - overlookedNs);
            }
        }
        return longestNs;
    }

    /** One at each full minute between the first and the last look. */
    private static int hardDue(List<Sighting> sightings, Reel reel, long wallMinusMonotonicNs) {
        if (reel.hard().isEmpty() || sightings.isEmpty()) {
            return 0;
        }
        long fromNs = sightings.get(0).firstNs() + wallMinusMonotonicNs;
        long toNs = sightings.get(sightings.size() - 1).lastNs() + wallMinusMonotonicNs - HARD_START_WAIT_NS;
        return (int) Math.max(0, Math.floorDiv(toNs, MINUTE_NS) - Math.floorDiv(fromNs, MINUTE_NS));
    }

    private static String name(Seam seam) {
        return seam.from().clip() + ":" + seam.from().frame() + " → "
                + seam.to().clip() + ":" + seam.to().frame();
    }

    /** Whether the meter itself looked away too often for anything to be said. */
    public boolean isVoid() {
        return unseen * 100L > (long) MOST_UNSEEN_PERCENT * (seams + hardStarts);
    }

    /** Whether the picture is as promised: all seams there, nothing black, lost or corrupt, and as exact as they say. */
    public boolean isSeamless() {
        return !isVoid()
                && seams > 0
                && seams + hardStarts >= wanted
                && hardStarts >= hardDue
                && blackMs == 0
                && lost == 0
                && skipped == 0
                && corrupt == 0
                && excess.p95Ms() <= 5
                && excess.maxMs() <= frameMs
                && standMs <= frameMs
                && late.p95Ms() <= 5
                && late.maxMs() <= frameMs;
    }

    /** Whether that is so at the promised cost. */
    public boolean isKept() {
        return isSeamless() && most.covers(cpuPercent, rssMb);
    }

    /** What its processes took. */
    record Load(double cpuPercent, long rssMb) {}
}
