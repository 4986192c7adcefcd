// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one contender did.
 *
 * @param seams without those at a hard start
 * @param blackMs in all
 * @param excess how much longer than a frame's time the last frame of a clip stood
 * @param longest the seam at which it stood longest, clip and frame before and after: {@code 3:74 → 4:0}; empty where there was none
 * @param lost frames at the heads and tails of clips
 * @param skipped frames within clips
 * @param corrupt pictures that were neither black nor of a clip
 * @param late how long after its minute a clip with a hard start came; all 0 where there was none
 * @param frameMs the shortest time that a frame of these clips stands
 * @param cpuPercent of one core, all its processes together
 * @param rssMb at the end, of the largest of its processes
 */
public record SeamFigures(
        String name,
        int seams,
        long blackMs,
        Spread excess,
        String longest,
        int lost,
        int skipped,
        int corrupt,
        int hardStarts,
        Spread late,
        double frameMs,
        double cpuPercent,
        long rssMb) {
    /** Late starts are measured from the last full minute of the wall clock. */
    static SeamFigures of(
            String name, List<SeamMeter.Sighting> sightings, Reel reel, Load load, long wallMinusMonotonicNs) {
        List<Seam> all = Seam.of(sightings);
        List<Seam> hard =
                all.stream().filter(seam -> reel.isHard(seam.to().clip())).toList();
        List<Seam> seams =
                all.stream().filter(seam -> !reel.isHard(seam.to().clip())).toList();
        long minuteNs = TimeUnit.MINUTES.toNanos(1);
        int lost = seams.stream()
                .mapToInt(seam -> seam.lost(reel.numbered(seam.from().clip()).frames()))
                .sum();
        lost += hard.stream().mapToInt(seam -> seam.to().frame()).sum();
        Seams whole = Seams.of(sightings);
        int heads = all.stream().mapToInt(seam -> seam.to().frame()).sum();
        return new SeamFigures(
                name,
                seams.size(),
                whole.blackMs(),
                Spread.ofNs(seams.stream().map(seam -> excessNs(seam, reel)).toList()),
                seams.stream()
                        .max(Comparator.comparingLong(seam -> excessNs(seam, reel)))
                        .map(SeamFigures::name)
                        .orElse(""),
                lost,
                whole.lost() - heads,
                whole.foreign(),
                hard.size(),
                Spread.ofNs(hard.stream()
                        .map(seam -> (seam.atNs() + wallMinusMonotonicNs) % minuteNs)
                        .toList()),
                reel.shortestFrameNs() / 1e6,
                load.cpuPercent(),
                load.rssMb());
    }

    private static long excessNs(Seam seam, Reel reel) {
        return seam.heldNs() - reel.numbered(seam.from().clip()).rate().frameNs();
    }

    private static String name(Seam seam) {
        return seam.from().clip() + ":" + seam.from().frame() + " → "
                + seam.to().clip() + ":" + seam.to().frame();
    }

    /** Whether the promises of a seam are kept: nothing black, lost or corrupt, and as exact as they say. */
    public boolean isKept() {
        return seams > 0
                && blackMs == 0
                && lost == 0
                && corrupt == 0
                && excess.p95Ms() <= 5
                && excess.maxMs() <= frameMs
                && late.p95Ms() <= 5
                && late.maxMs() <= frameMs;
    }

    /** What its processes took. */
    record Load(double cpuPercent, long rssMb) {}
}
