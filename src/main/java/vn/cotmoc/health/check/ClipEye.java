// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.playback.Sight;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.time.Moment;

/**
 * Watches what the deck of one screen draws, clip by clip. A dark passage is no black clip and a still passage no frozen one:
 * the whole of it counts, or for black a beginning so long that nobody means it. One thread.
 */
final class ClipEye {
    private static final int BLACK_LUMA = 20;
    private static final long BLACK_FROM_THE_START_NS = Duration.ofSeconds(5).toNanos();
    private static final long BLACK_IN_THE_MIDDLE_NS = Duration.ofSeconds(30).toNanos();
    /** The mean difference a point up to which a picture stands: what is left of a still after coding. */
    private static final double STANDING = 0.5;
    /** So much of a clip must have been seen to say that it never moves. */
    private static final double MOST_OF_IT = 0.85;

    private static final int LEAST_LOOKS = 4;

    private final Map<String, Trouble> bad = new TreeMap<>();
    private @Nullable Watched watched;
    private long lastNs = Long.MIN_VALUE;

    /** One play, as far as it has been seen. */
    private static final class Watched {
        private final Due due;
        private final long play;
        private final Lattice first;
        private final long fromNs;
        private long toNs;
        private long blackFromNs;
        private int looks;
        private boolean lit;
        private boolean moved;

        Watched(Due due, Sight sight) {
            this.due = due;
            play = sight.play();
            first = sight.deck();
            fromNs = sight.atNs();
            blackFromNs = sight.atNs();
            see(sight);
        }

        void see(Sight sight) {
            looks++;
            toNs = sight.atNs();
            moved = moved || sight.deck().distance(first) > STANDING;
            if (sight.deck().brightest() > BLACK_LUMA) {
                lit = true;
                blackFromNs = sight.atNs();
            }
        }

        boolean isBlack() {
            long limitNs = lit ? BLACK_IN_THE_MIDDLE_NS : BLACK_FROM_THE_START_NS;
            return toNs - blackFromNs >= limitNs;
        }

        /** Whether enough of it has been seen to judge the whole. */
        boolean isWhole() {
            long clipNs = Duration.ofMillis(due.clip().durationMs()).toNanos();
            return looks >= LEAST_LOOKS
                    && toNs - fromNs
                            >= clipNs * MOST_OF_IT - Duration.ofMillis(500).toNanos();
        }

        boolean isFilm() {
            return due.clip().kind() == Clip.Kind.VIDEO;
        }
    }

    void look(Vitals screen, Moment now) {
        Sight sight = screen.sight();
        Due due = screen.status().onAir();
        if (sight == null || sight.atNs() == lastNs) {
            return;
        }
        lastNs = sight.atNs();
        Watched before = watched;
        if (before != null && before.play == sight.play()) {
            before.see(sight);
        } else {
            judgeWhole(before);
            watched = due == null || screen.resting() ? null : new Watched(due, sight);
        }
        Watched seen = watched;
        if (seen != null && seen.isBlack()) {
            bad.put(seen.due.clip().id(), Trouble.CLIP_BLACK);
        }
    }

    /** What is wrong with which clip. */
    Map<String, Trouble> bad() {
        return bad;
    }

    void keepOnly(Set<String> clips) {
        bad.keySet().retainAll(clips);
    }

    private void judgeWhole(@Nullable Watched seen) {
        if (seen == null || !seen.isWhole()) {
            return;
        }
        String clip = seen.due.clip().id();
        if (seen.isBlack() || !seen.lit) {
            bad.put(clip, Trouble.CLIP_BLACK);
        } else if (seen.isFilm() && !seen.moved) {
            bad.put(clip, Trouble.CLIP_FROZEN);
        } else {
            bad.remove(clip);
        }
    }
}
