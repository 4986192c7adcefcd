// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import vn.cotmoc.media.strip.Strip;

/**
 * What went wrong on a screen from the first clip seen on.
 *
 * @param turns from one clip to another, or to the same one's beginning
 * @param blackMs how long it was black, begun milliseconds counted
 * @param foreign pictures that were neither black nor of a clip
 * @param lost frames that were never seen: skipped within a clip, missing at its head; the tail is known only by its length
 * @param backwards frames that came after a later one of the same showing
 * @param longestMs how long a picture stood at most
 * @param unseen turns, and places within a clip where frames are missing, at which nobody looked for a frame's time or longer: what
 *     could have been overlooked there is not lost
 */
public record Seams(int turns, long blackMs, int foreign, int lost, int backwards, long longestMs, int unseen) {
    /** @param frameNs how long a frame of a clip stands, by the clip's number */
    static Seams of(List<SeamMeter.Sighting> sightings, IntToLongFunction frameNs) {
        int turns = 0;
        long blackNs = 0;
        int foreign = 0;
        int lost = 0;
        int backwards = 0;
        long longestNs = 0;
        int unseen = 0;
        long blindNs = 0;
        Strip before = null;
        for (int i = 0; i < sightings.size(); i++) {
            SeamMeter.Sighting sighting = sightings.get(i);
            blindNs = Math.max(blindNs, sighting.blindNs());
            if (before != null) {
                long stoodNs = SeamMeter.Sighting.stoodNs(sightings, i);
                longestNs = Math.max(longestNs, stoodNs);
                // One that nobody has seen the end of stood for a moment at least.
                blackNs += sighting.black() ? Math.max(1, stoodNs) : 0;
                foreign += sighting.strip().isEmpty() && !sighting.black() ? 1 : 0;
            }
            Strip seen = sighting.strip().orElse(null);
            if (seen == null) {
                continue;
            }
            if (before != null) {
                boolean turned = Seam.isBetween(before, seen);
                long oneNs = frameNs.applyAsLong(before.clip());
                int missing = turned ? seen.frame() : Math.max(0, seen.frame() - before.frame() - 1);
                turns += turned ? 1 : 0;
                lost += Seam.lost(missing, blindNs, oneNs);
                unseen += blindNs >= oneNs && (turned || missing > 0) ? 1 : 0;
                backwards += !turned && seen.frame() < before.frame() ? 1 : 0;
            }
            before = seen;
            blindNs = 0;
        }
        long roundUpNs = TimeUnit.MILLISECONDS.toNanos(1) - 1;
        return new Seams(
                turns,
                TimeUnit.NANOSECONDS.toMillis(blackNs + roundUpNs),
                foreign,
                lost,
                backwards,
                TimeUnit.NANOSECONDS.toMillis(longestNs),
                unseen);
    }
}
