// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.media.strip.Strip;

/**
 * What went wrong on a screen from the first clip seen on.
 *
 * @param turns from one clip to another, or to the same one's beginning
 * @param blackMs how long it was black
 * @param foreign pictures that were neither black nor of a clip
 * @param lost frames that were never seen: skipped within a clip, missing at its head; the tail is known only by its length
 * @param backwards frames that came after a later one of the same showing
 * @param longestMs how long a picture stood at most
 */
public record Seams(int turns, long blackMs, int foreign, int lost, int backwards, long longestMs) {
    static Seams of(List<SeamMeter.Sighting> sightings) {
        int turns = 0;
        long blackNs = 0;
        int foreign = 0;
        int lost = 0;
        int backwards = 0;
        long longestNs = 0;
        Strip before = null;
        for (SeamMeter.Sighting sighting : sightings) {
            if (before != null) {
                longestNs = Math.max(longestNs, sighting.lastNs() - sighting.firstNs());
                blackNs += sighting.black() ? sighting.lastNs() - sighting.firstNs() : 0;
                foreign += sighting.strip().isEmpty() && !sighting.black() ? 1 : 0;
            }
            Strip seen = sighting.strip().orElse(null);
            if (seen != null && before != null) {
                boolean turned = Seam.isBetween(before, seen);
                turns += turned ? 1 : 0;
                lost += turned ? seen.frame() : Math.max(0, seen.frame() - before.frame() - 1);
                backwards += !turned && seen.frame() < before.frame() ? 1 : 0;
            }
            before = seen == null ? before : seen;
        }
        return new Seams(
                turns,
                TimeUnit.NANOSECONDS.toMillis(blackNs),
                foreign,
                lost,
                backwards,
                TimeUnit.NANOSECONDS.toMillis(longestNs));
    }
}
