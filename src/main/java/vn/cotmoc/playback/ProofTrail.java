// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.concurrent.TimeUnit;
import vn.cotmoc.journal.Entry.Proof;

/**
 * The samples that vouch for one play: good only with one at least every 5 s, at least one, and all good.
 *
 * @param lastNs when the last one was taken, or the play began
 * @param samples how many
 * @param broken whether one was bad or came too late
 */
record ProofTrail(long lastNs, int samples, boolean broken) {
    private static final long LONGEST_GAP_NS = TimeUnit.SECONDS.toNanos(5);

    static ProofTrail from(long startNs) {
        return new ProofTrail(startNs, 0, false);
    }

    ProofTrail with(Sight sight) {
        boolean late = sight.atNs() - lastNs > LONGEST_GAP_NS;
        return new ProofTrail(sight.atNs(), samples + 1, broken || late || !sight.matched());
    }

    /** What is proved for a play that has lasted, or lasted, until then. */
    Proof until(long endNs) {
        boolean good = samples > 0 && !broken && endNs - lastNs <= LONGEST_GAP_NS;
        return good ? Proof.OUTPUT : Proof.NONE;
    }
}
