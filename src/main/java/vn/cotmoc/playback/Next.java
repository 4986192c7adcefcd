// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.Optional;
import vn.cotmoc.schedule.Decision;
import vn.cotmoc.schedule.Due;

/** What comes after what is on air; it is with the player already, under the number of its play. */
sealed interface Next {
    long play();

    /** The clip, if it is one of the schedule's. */
    Optional<Due> due();

    /**
     * What the schedule wants.
     *
     * @param decision without a due clip: dark
     */
    record Scheduled(long play, Decision decision) implements Next {
        @Override
        public Optional<Due> due() {
            return Optional.ofNullable(decision.due());
        }
    }

    /** What a takeover shows in its place. */
    record Taken(long play, Scene scene) implements Next {
        @Override
        public Optional<Due> due() {
            return Optional.empty();
        }
    }
}
