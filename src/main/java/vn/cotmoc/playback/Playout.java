// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.schedule.Decision;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.History;
import vn.cotmoc.time.Moment;

/**
 * Decides, turn by turn, what one screen's player is told and what its journal is given. It reads no clock, waits for nothing
 * and touches no file: the same turns with the same times give the same answers. One thread.
 *
 * <p>A clip is chosen and pre-rolled while the one before it is on air, for the very instant at which that one ends; what the
 * player then says it shows is what counts as shown. {@link Course} knows what the schedule wants, {@link Cueing} what the
 * player has been told, {@link Air} what is on the glass.
 */
final class Playout {
    private static final Logger LOG = LoggerFactory.getLogger(Playout.class);
    /** Choosing the next clip so long before it is due leaves time for another one if it fails to give a picture. */
    private static final Duration PREROLL_LEAD = Duration.ofSeconds(5);
    /** So late a start moves the end of its clip: below it, the seams keep to the planned instants. */
    private static final long LATE_START_MS = 40;

    private final String screen;
    private final Playable playable;
    private final AsRun asRun;
    private final Course course;
    private final Cueing cueing;
    private final Air air;

    private boolean playerUp;
    private boolean resting;
    private @Nullable Scene takeover;
    private @Nullable Due foreseen;
    private @Nullable Moment last;

    /**
     * @param history as the journal kept it
     * @param lastPlay the last number that the journal knows of this screen
     */
    Playout(String screen, ClipFiles media, History history, long lastPlay) {
        this.screen = screen;
        playable = new Playable(media);
        asRun = new AsRun(screen);
        course = new Course(playable, asRun, history);
        cueing = new Cueing(playable, asRun, lastPlay);
        air = new Air(asRun);
    }

    /** Goes on where the journal left off. */
    static Playout resuming(String screen, ClipFiles media, Journal journal) {
        History known = journal.findHistory(screen).map(History::fromJson).orElse(History.EMPTY);
        // What was planned to last longer was over when the node went off.
        History history = journal.findLastEnd(screen).map(known::endedAt).orElse(known);
        return new Playout(screen, media, history, journal.lastPlay(screen));
    }

    /** One turn: hears what has happened, then decides. */
    Turn turn(Moment now, List<Report> reports, List<Sight> sights) {
        noticeStep(now);
        reports.forEach(report -> hear(report, now));
        sights.forEach(air::see);
        noticeStall(now);
        air.beat(now);
        plan(now);
        last = now;
        return handOver();
    }

    /**
     * What was in force before this process began is in force again: the history goes on.
     *
     * @param before in force when the last process ended, if it was another
     * @param since when the one in force took over
     */
    Turn resume(Programme before, Programme resumed, Instant since, Moment now) {
        course.resume(before, resumed, since, now);
        return handOver();
    }

    /** Another playlist is in force from now on; the clip on air plays out if the new one holds it too. */
    Turn activate(Programme activated, Moment now) {
        course.activate(activated, now);
        cueing.drop();
        if (outlives(activated)) {
            reviseEnd(now);
        } else {
            air.cut(Reason.ACTIVATION, now);
        }
        foresee(now);
        plan(now);
        return handOver();
    }

    private boolean outlives(Programme activated) {
        return air.scene().isPresent()
                || air.due().filter(due -> activated.holds(due.clip())).isPresent();
    }

    /** This is shown from now on, until its time is over, in place of whatever is on air or was to follow. */
    Turn takeOver(Scene scene, Moment now) {
        takeover = scene;
        cueing.drop();
        plan(now);
        return handOver();
    }

    /** The takeover, if there is one, ends before its time. */
    Turn handBack(Moment now) {
        takeover = null;
        cueing.drop();
        if (air.scene().isPresent()) {
            air.cut(Reason.TAKEOVER, now);
        }
        plan(now);
        return handOver();
    }

    /** Nothing is shown but the standby card until it is roused: the site is out of order. A takeover goes before that. */
    Turn rest(Moment now) {
        resting = true;
        cueing.drop();
        if (air.scene().isEmpty()) {
            standBy(now);
        }
        return handOver();
    }

    /** The playlist goes on as if it had just been put on air: what was due meanwhile is not missed. */
    Turn rouse(Moment now) {
        resting = false;
        course.beginAnew(now);
        plan(now);
        return handOver();
    }

    /** What is on air is given up, as it is not seen as it should be; its successor comes at once. */
    Turn skip(Moment now) {
        if (air.due().isPresent() && !air.isCut()) {
            cueing.drop();
            air.cut(Reason.STALLED, now);
            plan(now);
        }
        return handOver();
    }

    /** The device that lights the screen says how it is. */
    void hear(PanelWord word) {
        air.hear(word);
    }

    /** Ends in good order: what is on air becomes a row. */
    Turn stop(Moment now) {
        cueing.drop();
        air.finishFor(Reason.STOP, now.monotonicNs(), now);
        return handOver();
    }

    Optional<OnAir> onAir() {
        return air.onAir();
    }

    /** What follows, if it is a clip: as it is with the player already, or as it looks from here. */
    Optional<Due> next() {
        return cueing.next().map(Next::due).orElse(Optional.ofNullable(foreseen));
    }

    boolean isResting() {
        return resting;
    }

    /** Those of what is in force that are passed over. */
    List<BadClip> badClips() {
        return course.badClips();
    }

    Optional<Programme> programme() {
        return course.programme();
    }

    History history() {
        return course.history();
    }

    private Turn handOver() {
        return new Turn(cueing.take(), asRun.take());
    }

    private void noticeStep(Moment now) {
        Moment before = last;
        if (before != null && now.isStepped(before)) {
            course.noticeLeap();
            cueing.drop();
            air.keepLength(now);
            reviseEnd(now);
        }
    }

    private void hear(Report report, Moment now) {
        if (report instanceof Report.Ready) {
            playerUp = true;
        } else if (report instanceof Report.Gone gone) {
            playerUp = false;
            cueing.drop();
            air.lose(gone.cause(), now);
        } else if (report instanceof Report.Failed failed) {
            cueing.settle(failed.play()).ifPresent(next -> passOver(next, failed.why(), now));
        } else if (report instanceof Report.OnGlass onGlass) {
            cueing.settle(onGlass.play()).ifPresent(next -> flip(next, onGlass.atNs(), now));
        } else if (report instanceof Report.Progress progress) {
            air.hear(progress, now);
        }
    }

    /** A clip that gives no picture never goes on air; its successor does. */
    private void passOver(Next failed, String why, Moment now) {
        failed.due()
                .ifPresentOrElse(due -> holdBack(due, BadClip.Trouble.NO_PICTURE, why, now), () -> giveUpTakeover(why));
        asRun.fail(failed.play(), now);
    }

    private void flip(Next come, long startNs, Moment now) {
        if (come instanceof Next.Taken taken) {
            air.finishFor(Reason.TAKEOVER, startNs, now);
            OnAir begun = OnAir.taken(taken.play(), taken.scene(), startNs, now);
            course.giveWay(begun);
            air.begin(begun);
        } else if (come instanceof Next.Scheduled scheduled) {
            finish(startNs, now);
            begin(scheduled, startNs, now);
        }
        foresee(now);
    }

    private void begin(Next.Scheduled next, long startNs, Moment now) {
        Decision decision = next.decision();
        course.follow(decision, now);
        Due due = decision.due();
        Instant end = due == null ? decision.until() : due.end();
        OnAir begun = OnAir.started(next.play(), due, startNs, now.wallAt(startNs), now.monotonicNsAt(end), end);
        air.begin(begun);
        if (due != null) {
            allowForLateness(due, begun, now);
        }
    }

    /** A clip that could not start on time is shown in full all the same, unless a start above it cuts it. */
    private void allowForLateness(Due due, OnAir begun, Moment now) {
        Duration late = Duration.between(due.start(), begun.startedAt());
        if (late.toMillis() > LATE_START_MS) {
            air.endAt(due.end().plus(late), now);
            reviseEnd(now);
        }
    }

    /** For people who look: what would be chosen at the end of what is on air. */
    private void foresee(Moment now) {
        OnAir shown = air.onAir().orElse(null);
        Programme inForce = course.programme().orElse(null);
        foreseen = shown == null || inForce == null
                ? null
                : course.decide(inForce, shown.end(), now).due();
    }

    /** When what is on air has to end, as it looks now: after a late start, a step of the clock, an activation. */
    private void reviseEnd(Moment now) {
        air.onAir().ifPresent(shown -> {
            if (shown.scene() != null && shown.scene().equals(takeover)) {
                air.endAt(shown.plannedUntil(), now);
            }
            course.endOf(shown, now).ifPresent(end -> air.endAt(end, now));
        });
    }

    private void finish(long endNs, Moment now) {
        air.finish(endNs, now).ifPresent(playable::succeed);
    }

    private void noticeStall(Moment now) {
        if (!air.hasStalled(now)) {
            return;
        }
        air.due()
                .ifPresentOrElse(
                        due -> holdBack(due, BadClip.Trouble.STALLED, "stalled", now), () -> giveUpTakeover("stalled"));
        cueing.drop();
        air.cut(Reason.STALLED, now);
    }

    private void holdBack(Due due, BadClip.Trouble trouble, String why, Moment now) {
        LOG.warn(
                "A clip gives no picture. screen={} clip={} why={}",
                screen,
                due.clip().id(),
                why);
        playable.fail(due.clip(), trouble, now);
    }

    /** What cannot be shown must not keep off the air what can. */
    private void giveUpTakeover(String why) {
        takeover = null;
        LOG.error("A takeover cannot be shown; the playlist goes on. screen={} why={}", screen, why);
    }

    private void plan(Moment now) {
        if (!playerUp || cueing.next().isPresent()) {
            return;
        }
        Scene wanted = takeover;
        Programme inForce = course.programme().orElse(null);
        if (wanted != null && isToCome(wanted, now)) {
            History after =
                    course.history().takenOver(now.wall(), wanted.order().until());
            cueing.cue(wanted, after, now.wall(), now.monotonicNs());
        } else if (resting) {
            standByAgain(now);
        } else if (inForce == null) {
            goBlack(now);
        } else {
            choose(inForce, now);
        }
    }

    /** Not over, and not on the glass. */
    private boolean isToCome(Scene wanted, Moment now) {
        return now.wall().isBefore(wanted.order().until())
                && air.scene().filter(wanted::equals).isEmpty();
    }

    private void standByAgain(Moment now) {
        if (air.isOver(now)) {
            standBy(now);
        }
    }

    private void standBy(Moment now) {
        cueing.standBy();
        air.finishFor(Reason.STOP, now.monotonicNs(), now);
    }

    /** A takeover is over and there never was a playlist. */
    private void goBlack(Moment now) {
        if (air.isOver(now)) {
            cueing.goBlack(now.monotonicNs());
            finish(now.monotonicNs(), now);
        }
    }

    private void choose(Programme inForce, Moment now) {
        OnAir shown = air.onAir().orElse(null);
        if (shown == null || air.isFrozen()) {
            choose(inForce, now.wall(), true, now);
        } else if (!now.wall().isBefore(shown.end().minus(PREROLL_LEAD))) {
            boolean overdue = now.wall().isAfter(shown.end().plusMillis(Moment.STEP_MS));
            choose(inForce, overdue ? now.wall() : shown.end(), false, now);
        }
    }

    private void choose(Programme inForce, Instant at, boolean urgent, Moment now) {
        Decision decision = course.decide(inForce, at, now);
        if (decision.due() != null || !air.isDark()) {
            cueing.cue(inForce.playlist(), decision, urgent, now.monotonicNsAt(at));
        } else if (air.isOver(now)) {
            // Dark goes on: nothing to tell the player, only until when.
            course.follow(decision, now);
            air.endAt(decision.until(), now);
        }
    }
}
