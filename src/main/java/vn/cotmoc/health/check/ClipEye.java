// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.media.Footage;
import vn.cotmoc.playback.Sight;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.schedule.Due;

/**
 * Watches what the deck of one screen draws, clip by clip. A dark passage is no black clip and a still passage no frozen one: the
 * whole of it counts. Of a film that begins dark or still its file tells the rest, so that nobody waits for its end. One thread.
 */
final class ClipEye {
    private static final int BLACK_LUMA = 20;
    /** Of a beginning without light or motion it is asked what the file shows: an answer takes a second or two. */
    private static final long SUSPECT_NS = Duration.ofSeconds(3).toNanos();
    /** A beginning so dark for so long nobody means, where the file does not tell. */
    private static final long BLACK_FROM_THE_START_NS = Duration.ofSeconds(8).toNanos();

    private static final long BLACK_IN_THE_MIDDLE_NS = Duration.ofSeconds(30).toNanos();
    /** The mean difference a point up to which a picture stands: what is left of a still after coding. */
    private static final double STANDING = 0.5;
    /** So much of a clip must have been seen to say that it never moves. */
    private static final double MOST_OF_IT = 0.85;

    private static final int LEAST_LOOKS = 4;

    private final Function<Clip, Optional<Footage>> footage;
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

        long seenNs() {
            return toNs - fromNs;
        }

        boolean isBlackForLong() {
            return toNs - blackFromNs >= BLACK_IN_THE_MIDDLE_NS;
        }

        /** Whether enough of it has been seen to judge the whole. */
        boolean isWhole() {
            long clipNs = Duration.ofMillis(due.clip().durationMs()).toNanos();
            return looks >= LEAST_LOOKS
                    && seenNs() >= clipNs * MOST_OF_IT - Duration.ofMillis(500).toNanos();
        }

        boolean isFilm() {
            return due.clip().kind() == Clip.Kind.VIDEO;
        }
    }

    /** @param footage what a film's file shows; empty: not known, or not yet */
    ClipEye(Function<Clip, Optional<Footage>> footage) {
        this.footage = footage;
    }

    void look(Vitals screen) {
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
        if (seen != null) {
            findEarly(seen).ifPresent(trouble -> bad.put(seen.due.clip().id(), trouble));
        }
    }

    /** Before its end. */
    private Optional<Trouble> findEarly(Watched seen) {
        if (seen.isBlackForLong()) {
            return Optional.of(Trouble.CLIP_BLACK);
        } else if (seen.seenNs() < SUSPECT_NS || (seen.lit && seen.moved)) {
            return Optional.empty();
        }
        Optional<Footage> file = seen.isFilm() ? footage.apply(seen.due.clip()) : Optional.empty();
        if (!seen.lit) {
            boolean black = file.map(whole -> !whole.lit()).orElse(seen.seenNs() >= BLACK_FROM_THE_START_NS);
            return black ? Optional.of(Trouble.CLIP_BLACK) : Optional.empty();
        }
        return file.filter(whole -> !whole.moves()).map(whole -> Trouble.CLIP_FROZEN);
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
        if (seen.isBlackForLong() || !seen.lit) {
            bad.put(clip, Trouble.CLIP_BLACK);
        } else if (seen.isFilm() && !seen.moved) {
            bad.put(clip, Trouble.CLIP_FROZEN);
        } else {
            bad.remove(clip);
        }
    }
}
