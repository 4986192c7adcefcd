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
 * @param blindNs how long nobody looked, at most, between the two
 */
public record Seam(Strip from, Strip to, long atNs, long heldNs, long blackNs, int foreign, long blindNs) {
    /** All turns, in order. */
    static List<Seam> of(List<SeamMeter.Sighting> sightings) {
        List<Seam> seams = new ArrayList<>();
        Strip before = null;
        long heldNs = 0;
        long blackNs = 0;
        int foreign = 0;
        long blindNs = 0;
        for (int i = 0; i < sightings.size(); i++) {
            SeamMeter.Sighting sighting = sightings.get(i);
            long stoodNs = SeamMeter.Sighting.stoodNs(sightings, i);
            blindNs = Math.max(blindNs, sighting.blindNs());
            Strip seen = sighting.strip().orElse(null);
            if (seen == null) {
                blackNs += sighting.black() ? stoodNs : 0;
                foreign += sighting.black() ? 0 : 1;
                continue;
            }
            if (before != null && isBetween(before, seen)) {
                seams.add(new Seam(before, seen, sighting.firstNs(), heldNs, blackNs, foreign, blindNs));
            }
            before = seen;
            heldNs = stoodNs;
            blackNs = 0;
            foreign = 0;
            blindNs = 0;
        }
        return seams;
    }

    /** Whether a frame belongs to another showing than the one seen before it. */
    static boolean isBetween(Strip before, Strip seen) {
        return seen.clip() != before.clip() || seen.frame() < before.frame() / 2;
    }

    /** Frames missing at the end of the one and at the beginning of the other, whoever it was that missed them. */
    int missing(int framesOfClip) {
        return Math.max(0, framesOfClip - 1 - from.frame()) + to.frame();
    }

    /** Of so many frames that were not seen, those that nobody could have overlooked in a time without a look. */
    static int lost(int missing, long blindNs, long frameNs) {
        return Math.toIntExact(Math.max(0, missing - blindNs / frameNs));
    }
}
