// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.concurrent.TimeUnit;
import vn.cotmoc.journal.Entry.Proof;

/**
 * What vouches for one play: the looks at the glass, and the words of the device that lights it.
 *
 * @param glass whether it showed what the deck drew
 * @param panel whether it had signal and power
 */
record ProofTrail(Samples glass, Samples panel) {
    private static final long LONGEST_GAP_NS = TimeUnit.SECONDS.toNanos(5);

    /**
     * Samples of one kind: good only with one at least every 5 s, at least one, and all good.
     *
     * @param lastNs when the last one was taken, or the play began
     * @param count how many
     * @param broken whether one was bad or came too late
     */
    record Samples(long lastNs, int count, boolean broken) {
        Samples with(boolean good, long atNs) {
            boolean late = atNs - lastNs > LONGEST_GAP_NS;
            return new Samples(Math.max(lastNs, atNs), count + 1, broken || late || !good);
        }

        boolean areGood(long endNs) {
            return count > 0 && !broken && endNs - lastNs <= LONGEST_GAP_NS;
        }
    }

    static ProofTrail from(long startNs) {
        return new ProofTrail(new Samples(startNs, 0, false), new Samples(startNs, 0, false));
    }

    ProofTrail with(Sight sight) {
        return new ProofTrail(glass.with(sight.matched(), sight.atNs()), panel);
    }

    ProofTrail with(PanelWord word) {
        return new ProofTrail(glass, panel.with(word.confirms(), word.atNs()));
    }

    /** What is proved for a play that has lasted, or lasted, until then. */
    Proof until(long endNs) {
        if (!glass.areGood(endNs)) {
            return Proof.NONE;
        }
        return panel.areGood(endNs) ? Proof.PANEL : Proof.OUTPUT;
    }
}
