// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import vn.cotmoc.playlist.Clip;

/**
 * What is to be decided: nothing is on air at {@code now}.
 *
 * @param now whole ms
 * @param day its day in the playlist's zone: a clip's own validity is judged by it
 * @param playable whether a clip's media can be played
 */
record Question(Instant now, LocalDate day, History history, Predicate<String> playable) {
    /** Whether a clip may be shown at all: it is valid and its media can be played. */
    boolean mayShow(Clip clip) {
        return clip.isValidOn(day) && playable.test(clip.id());
    }

    /** Whether it may be shown in a {@code between} slot, where its own limits count. */
    boolean mayRepeat(Clip clip) {
        return mayShow(clip) && !history.starts.holdBack(clip, now);
    }

    Question with(History other) {
        return new Question(now, day, other, playable);
    }
}
