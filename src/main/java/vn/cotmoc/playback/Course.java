// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.schedule.Decision;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.History;
import vn.cotmoc.time.Moment;

/**
 * The playlist in force on a screen and how far it has been shown: what the schedule is asked with, and what it answers. What
 * was due and not shown goes to the journal from here, once. One thread.
 */
final class Course {
    private final Playable playable;
    private final AsRun asRun;
    private @Nullable Programme programme;
    private History history;
    private boolean clockLeapt;

    /** @param history as the journal kept it */
    Course(Playable playable, AsRun asRun, History history) {
        this.playable = playable;
        this.asRun = asRun;
        this.history = history;
    }

    Optional<Programme> programme() {
        return Optional.ofNullable(programme);
    }

    History history() {
        return history;
    }

    /** Those of the playlist in force that are passed over. */
    List<BadClip> badClips() {
        return programme().map(playable::failed).orElse(List.of());
    }

    /**
     * What was in force before this process began is in force again: the history goes on. Where another playlist took over
     * while nobody decided, what the one before it missed until then is told, and the new one counts from then on.
     */
    void resume(Programme before, Programme resumed, Instant since, Moment now) {
        programme = resumed;
        boolean whileOff = history.decidedUntil().filter(since::isAfter).isPresent();
        if (whileOff && !before.playlist().equals(resumed.playlist())) {
            succeed(before, resumed, since, now);
        }
    }

    /** Another playlist is in force from now on. */
    void activate(Programme activated, Moment now) {
        Programme before = programme;
        programme = activated;
        if (before == null) {
            beginAnew(now);
            asRun.decide(history);
        } else {
            succeed(before, activated, now.wall(), now);
        }
    }

    /** One playlist ends and another begins: what was due of the one and was not shown is told, none of it twice. */
    private void succeed(Programme before, Programme after, Instant at, Moment now) {
        Decision passed = before.schedule().pass(at, history, playable.in(before, now));
        asRun.miss(before.playlist(), passed, false, now);
        history = after.schedule().activated(before.schedule(), passed.history(), at);
        asRun.decide(history);
    }

    /** The playlist goes on as if it had just been put on air: what was due until now is not missed. */
    void beginAnew(Moment now) {
        programme().ifPresent(inForce -> history = inForce.schedule().activated(null, history, now.wall()));
    }

    /** What is missed next may be the clock's doing: it was set. */
    void noticeLeap() {
        clockLeapt = true;
    }

    /** What is to be shown from an instant on; it changes nothing until it is {@link #follow followed}. */
    Decision decide(Programme inForce, Instant at, Moment now) {
        return inForce.schedule().decide(at, history, playable.in(inForce, now));
    }

    /** What was decided is on the glass. */
    void follow(Decision decision, Moment now) {
        history = decision.history();
        programme().ifPresent(inForce -> asRun.miss(inForce.playlist(), decision, clockLeapt, now));
        clockLeapt = false;
        if (decision.due() == null) {
            asRun.decide(history);
        }
    }

    /** A takeover is on the glass. */
    void giveWay(OnAir taken) {
        history = history.takenOver(taken.startedAt(), taken.end());
    }

    /** When what is on air has to end, as it looks now; empty where the schedule has no say in it. */
    Optional<Instant> endOf(OnAir shown, Moment now) {
        Due due = shown.due();
        Programme inForce = programme;
        if (due == null || inForce == null) {
            return Optional.empty();
        }
        // A still that fills a gap ends with the gap, an appointment; all else has a length.
        boolean fills = due.kind() == Due.Kind.FILLER && !shown.isVideo();
        Due asItStands = fills ? due : due.endingAt(shown.end());
        return Optional.of(inForce.schedule().endOf(asItStands, now.wall(), history, playable.in(inForce, now)));
    }
}
