// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.time.Moment;

/**
 * Decides what is tried, and when, against the troubles of one screen's picture: rung by rung, each given its time to help,
 * and from the top anew after a pause that doubles. What cannot help is not tried. It does nothing itself; one thread.
 */
final class Ladder {
    /** Xorg takes some five seconds, and the player then one. */
    private static final Duration ITSELF = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    /** So long well, and the next trouble is a new one. */
    private static final long WELL_NS = Duration.ofMinutes(1).toNanos();
    /** The computer is started anew only when all else was tried so many times. */
    private static final int ROUNDS_BEFORE_REBOOT = 3;

    private static final Set<Trouble> TREATED = EnumSet.of(
            Trouble.GLASS_BLACK,
            Trouble.GLASS_FROZEN,
            Trouble.GLASS_COVERED,
            Trouble.PICTURE_MISSING,
            Trouble.DISPLAY_DOWN,
            Trouble.PLAYER_DOWN);

    private int step;
    private int round;
    private long dueNs;
    private long wellSinceNs;
    private boolean climbing;

    /** Whether a remedy is for it, and is told with it. */
    static boolean treats(Trouble trouble) {
        return TREATED.contains(trouble);
    }

    /**
     * What is to be tried now, if anything.
     *
     * @param troubles that are open on this screen and show now
     * @param barred what must not be done now, as another screen would lose its picture by it: it is passed over
     */
    Optional<Rung> look(Moment now, Set<Trouble> troubles, Set<Rung> barred) {
        List<Rung> rungs = rungs(troubles);
        if (rungs.isEmpty()) {
            rest(now.monotonicNs());
            return Optional.empty();
        }
        wellSinceNs = now.monotonicNs();
        if (!climbing) {
            climbing = true;
            dueNs = now.monotonicNs() + (comesBackByItself(troubles) ? ITSELF.toNanos() : 0);
        }
        return now.monotonicNs() < dueNs ? Optional.empty() : climb(now.monotonicNs(), rungs, barred);
    }

    private void rest(long nowNs) {
        if (climbing && nowNs - wellSinceNs >= WELL_NS) {
            climbing = false;
            step = 0;
            round = 0;
        }
    }

    private Optional<Rung> climb(long nowNs, List<Rung> rungs, Set<Rung> barred) {
        while (step < rungs.size() && barred.contains(rungs.get(step))) {
            step++;
        }
        if (step >= rungs.size()) {
            step = 0;
            round++;
            if (round >= ROUNDS_BEFORE_REBOOT && !barred.contains(Rung.REBOOT)) {
                dueNs = nowNs + Rung.REBOOT.patience().toNanos();
                return Optional.of(Rung.REBOOT);
            }
            dueNs = nowNs + pauseNs();
            return Optional.empty();
        }
        Rung rung = rungs.get(step++);
        dueNs = nowNs + rung.patience().toNanos();
        return Optional.of(rung);
    }

    private long pauseNs() {
        long pauseNs = FIRST_PAUSE.toNanos() << Math.min(round - 1, 10);
        return Math.min(pauseNs, LONGEST_PAUSE.toNanos());
    }

    /** A dead X server is started anew without being asked; one that hangs is not. */
    private static boolean comesBackByItself(Set<Trouble> troubles) {
        return troubles.contains(Trouble.DISPLAY_DOWN) || troubles.contains(Trouble.PLAYER_DOWN);
    }

    /** What may help. A player that died, and an X server, are replaced without being asked; cables are for people. */
    private static List<Rung> rungs(Set<Trouble> troubles) {
        if (troubles.contains(Trouble.GLASS_BLACK) || troubles.contains(Trouble.GLASS_FROZEN)) {
            return List.of(Rung.SKIP_CLIP, Rung.RESTART_PLAYER, Rung.RESTART_DISPLAY);
        } else if (troubles.contains(Trouble.GLASS_COVERED) || troubles.contains(Trouble.PICTURE_MISSING)) {
            return List.of(Rung.RESTART_PLAYER, Rung.RESTART_DISPLAY);
        } else if (troubles.contains(Trouble.DISPLAY_DOWN)) {
            return List.of(Rung.RESTART_DISPLAY);
        }
        return List.of();
    }
}
