// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.media.strip.Strip;

/**
 * One turn from a clip to the next, or to its own beginning, as the glass showed it.
 *
 * @param from the last frame seen of the one
 * @param to the first frame seen of the other
 * @param atNs when that came, on the monotonic clock
 * @param heldNs how long the last frame stood
 * @param blackNs how long it was black between the two
 * @param foreign pictures between the two that were neither black nor of a clip
 */
public record Seam(Strip from, Strip to, long atNs, long heldNs, long blackNs, int foreign) {
    /** All turns, in order. */
    static List<Seam> of(List<SeamMeter.Sighting> sightings) {
        List<Seam> seams = new ArrayList<>();
        Strip before = null;
        long heldNs = 0;
        long blackNs = 0;
        int foreign = 0;
        for (int i = 0; i < sightings.size(); i++) {
            SeamMeter.Sighting sighting = sightings.get(i);
            long stoodNs = (i + 1 < sightings.size() ? sightings.get(i + 1).firstNs() : sighting.lastNs())
                    - sighting.firstNs();
            Strip seen = sighting.strip().orElse(null);
            if (seen == null) {
                blackNs += sighting.black() ? stoodNs : 0;
                foreign += sighting.black() ? 0 : 1;
                continue;
            }
            if (before != null && isBetween(before, seen)) {
                seams.add(new Seam(before, seen, sighting.firstNs(), heldNs, blackNs, foreign));
            }
            before = seen;
            heldNs = stoodNs;
            blackNs = 0;
            foreign = 0;
        }
        return seams;
    }

    /** Whether a frame belongs to another showing than the one seen before it. */
    static boolean isBetween(Strip before, Strip seen) {
        return seen.clip() != before.clip() || seen.frame() < before.frame() / 2;
    }

    /** Frames missing at the end of the one and at the beginning of the other. */
    int lost(int framesOfClip) {
        return Math.max(0, framesOfClip - 1 - from.frame()) + to.frame();
    }
}
