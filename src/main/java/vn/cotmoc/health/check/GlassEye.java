// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.playback.Sight;

/**
 * Compares the glass of one screen with the deck, look by look. The deck may have gone on by a frame between drawing and
 * looking, so that a point may differ now and then; one that differs in look after look is not ours. One thread.
 */
final class GlassEye {
    /** Of 255: the same pixels are compared, so that what differs by more is another picture, not noise. */
    private static final int FOREIGN_LUMA = 24;
    /** A look comes four times a second: a point of a moving picture does not differ in so many in a row. */
    private static final int FOREIGN_LOOKS = 4;
    /** A window of a tenth of the screen's width and height covers so many points. */
    private static final int FOREIGN_POINTS = 4;

    private static final int BLACK_LUMA = 20;
    /** The mean difference a point up to which a picture stands. */
    private static final double STANDING = 0.05;
    /** A picture that has changed by so much on the deck has changed on a glass that follows it. */
    private static final double MOVED = 3;

    private final int[] foreignLooks = new int[Lattice.COLUMNS * Lattice.ROWS];
    private long lastNs = Long.MIN_VALUE;
    private @Nullable Sight stoodFrom;
    private @Nullable Lattice lastGood;
    private Optional<Trouble> verdict = Optional.empty();

    /** What is wrong with the glass; the same look again gives the same answer. */
    Optional<Trouble> look(Sight sight) {
        Lattice glass = sight.glass();
        if (sight.atNs() == lastNs || glass == null) {
            return verdict;
        }
        lastNs = sight.atNs();
        boolean agrees = countForeign(sight.deck(), glass) < FOREIGN_POINTS;
        boolean stands = standsWhileDeckMoves(sight, glass);
        if (agrees) {
            lastGood = glass;
        }
        if (countLasting() < FOREIGN_POINTS && !stands) {
            verdict = Optional.empty();
        } else {
            verdict = Optional.of(judge(glass));
        }
        return verdict;
    }

    private int countForeign(Lattice deck, Lattice glass) {
        int count = 0;
        for (int i = 0; i < foreignLooks.length; i++) {
            boolean foreign = Math.abs(deck.luma().get(i) - glass.luma().get(i)) > FOREIGN_LUMA;
            foreignLooks[i] = foreign ? foreignLooks[i] + 1 : 0;
            count += foreign ? 1 : 0;
        }
        return count;
    }

    private int countLasting() {
        int count = 0;
        for (int looks : foreignLooks) {
            count += looks >= FOREIGN_LOOKS ? 1 : 0;
        }
        return count;
    }

    private boolean standsWhileDeckMoves(Sight sight, Lattice glass) {
        Sight from = stoodFrom;
        boolean follows = sight.deck().distance(glass) <= MOVED;
        if (follows || from == null || from.glass() == null || glass.distance(from.glass()) > STANDING) {
            stoodFrom = sight;
            return false;
        }
        return sight.deck().distance(from.deck()) > MOVED;
    }

    /** Our own last picture, standing, is frozen; what is neither that nor black is somebody else's. */
    private Trouble judge(Lattice glass) {
        if (glass.brightest() <= BLACK_LUMA) {
            return Trouble.GLASS_BLACK;
        }
        boolean asItWas = lastGood != null && glass.distance(lastGood) <= STANDING;
        return asItWas ? Trouble.GLASS_FROZEN : Trouble.GLASS_COVERED;
    }
}
