// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.schedule.Decision;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.History;
import vn.cotmoc.time.Moment;

/**
 * Decides, turn by turn, what one screen's player is told and what its journal is given. It reads no clock, waits for nothing
 * and touches no file: the same turns with the same times give the same answers. One thread.
 *
 * <p>A clip is chosen and pre-rolled while the one before it is on air, for the very instant at which that one ends; what the
 * player then says it shows is what counts as shown.
 */
final class Playout {
    private static final Logger LOG = LoggerFactory.getLogger(Playout.class);
    /** Choosing the next clip so long before it is due leaves time for another one if it fails to give a picture. */
    private static final Duration PREROLL_LEAD = Duration.ofSeconds(5);
    /** So late a start moves the end of its clip: below it, the seams keep to the planned instants. */
    private static final long LATE_START_MS = 40;
    /** No picture of a moving clip for so long: it has stalled. */
    private static final long STALLED_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long STALL_CHECK_ENDS_NS = TimeUnit.MILLISECONDS.toNanos(AsRun.COMPLETE_WITHIN_MS);

    private final String screen;
    private final Playable playable;
    private final List<Order> orders = new ArrayList<>();
    private final AsRun asRun;
    private final TakingOver takingOver = new TakingOver();

    private @Nullable Programme programme;
    private History history;
    private long lastPlay;
    private boolean playerUp;
    private boolean resting;
    private @Nullable OnAir onAir;
    private @Nullable Next next;
    private @Nullable Reason cutReason;
    private @Nullable Moment last;
    private boolean clockLeapt;
    private @Nullable Due foreseen;

    /**
     * What comes after what is on air; it is with the player already.
     *
     * @param decision without a due clip: dark
     */
    private record Next(long play, Decision decision, Programme programme) {}

    /**
     * @param history as the journal kept it
     * @param lastPlay the last number that the journal knows of this screen
     */
    Playout(String screen, ClipFiles media, History history, long lastPlay) {
        this.screen = screen;
        this.asRun = new AsRun(screen);
        this.playable = new Playable(media);
        this.history = history;
        this.lastPlay = lastPlay;
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
        orders.clear();
        noticeStep(now);
        for (Report report : reports) {
            hear(report, now);
        }
        for (Sight sight : sights) {
            see(sight);
        }
        noticeStall(now);
        beat(now);
        plan(now);
        last = now;
        return new Turn(orders, asRun.take());
    }

    /**
     * What was in force before this process began is in force again: the history goes on. Where another playlist took over
     * while nobody decided, what the one before it missed until then is told, and the new one counts from then on.
     *
     * @param before in force when the last process ended, if it was another
     * @param since when the one in force took over
     */
    Turn resume(Programme before, Programme resumed, Instant since, Moment now) {
        orders.clear();
        programme = resumed;
        boolean whileOff = history.decidedUntil().filter(since::isAfter).isPresent();
        if (whileOff && !before.playlist().equals(resumed.playlist())) {
            succeed(before, resumed, since, now);
        }
        return new Turn(orders, asRun.take());
    }

    /** One playlist ends and another begins: what was due of the one and was not shown is told, none of it twice. */
    private void succeed(Programme before, Programme after, Instant at, Moment now) {
        Decision passed = before.schedule().pass(at, history, playable.in(before, now));
        asRun.miss(before.playlist(), passed, false, now);
        history = after.schedule().activated(before.schedule(), passed.history(), at);
        asRun.decide(history);
    }

    /** Another playlist is in force from now on; the clip on air plays out if the new one holds it too. */
    Turn activate(Programme activated, Moment now) {
        orders.clear();
        Programme before = programme;
        programme = activated;
        if (before == null) {
            history = activated.schedule().activated(null, history, now.wall());
            asRun.decide(history);
        } else {
            succeed(before, activated, now.wall(), now);
        }
        dropNext();
        OnAir shown = onAir;
        if (shown != null
                && shown.scene() == null
                && (shown.due() == null || !activated.holds(shown.due().clip()))) {
            cutNow(shown, Reason.ACTIVATION, now);
        } else {
            reviseEnd(now);
        }
        foresee(now);
        plan(now);
        return new Turn(orders, asRun.take());
    }

    /** This is shown from now on, until its time is over, in place of whatever is on air or was to follow. */
    Turn takeOver(Scene scene, Moment now) {
        orders.clear();
        dropNext();
        takingOver.begin(scene);
        plan(now);
        return new Turn(orders, asRun.take());
    }

    /** The takeover, if there is one, ends before its time. */
    Turn handBack(Moment now) {
        orders.clear();
        dropNext();
        takingOver.end();
        OnAir shown = onAir;
        if (shown != null && shown.scene() != null) {
            cutNow(shown, Reason.TAKEOVER, now);
        }
        plan(now);
        return new Turn(orders, asRun.take());
    }

    /** Nothing is shown but the standby card until it is roused: the site is out of order. A takeover goes before that. */
    Turn rest(Moment now) {
        orders.clear();
        resting = true;
        dropNext();
        OnAir shown = onAir;
        if (shown == null || shown.scene() == null) {
            standBy(now);
        }
        return new Turn(orders, asRun.take());
    }

    /** The playlist goes on as if it had just been put on air: what was due meanwhile is not missed. */
    Turn rouse(Moment now) {
        orders.clear();
        resting = false;
        Programme inForce = programme;
        if (inForce != null) {
            history = inForce.schedule().activated(null, history, now.wall());
        }
        plan(now);
        return new Turn(orders, asRun.take());
    }

    /** What is on air is given up, as it is not seen as it should be; its successor comes at once. */
    Turn skip(Moment now) {
        orders.clear();
        OnAir shown = onAir;
        if (shown != null && shown.due() != null && cutReason == null) {
            dropNext();
            cutNow(shown, Reason.STALLED, now);
            plan(now);
        }
        return new Turn(orders, asRun.take());
    }

    /** The device that lights the screen says how it is. */
    void hear(PanelWord word) {
        OnAir shown = onAir;
        if (shown != null && word.atNs() >= shown.startNs()) {
            onAir = shown.with(word);
        }
    }

    /** Ends in good order: what is on air becomes a row. */
    Turn stop(Moment now) {
        orders.clear();
        dropNext();
        cutReason = Reason.STOP;
        finish(now.monotonicNs(), now);
        return new Turn(orders, asRun.take());
    }

    Optional<OnAir> onAir() {
        return Optional.ofNullable(onAir);
    }

    /** What follows, if it is a clip: as it is with the player already, or as it looks from here. */
    Optional<Due> next() {
        Next chosen = next;
        return Optional.ofNullable(chosen == null ? foreseen : chosen.decision().due());
    }

    /** Whether what is on air is to be shown without its sound. */
    boolean isSilenced() {
        OnAir shown = onAir;
        return shown != null && shown.scene() != null && shown.scene().order().mute();
    }

    boolean isResting() {
        return resting;
    }

    /** Those of what is in force that are passed over. */
    List<BadClip> badClips() {
        Programme inForce = programme;
        return inForce == null ? List.of() : playable.failed(inForce);
    }

    Optional<Programme> programme() {
        return Optional.ofNullable(programme);
    }

    History history() {
        return history;
    }

    private void noticeStep(Moment now) {
        Moment before = last;
        if (before == null || !now.isStepped(before)) {
            return;
        }
        clockLeapt = true;
        dropNext();
        OnAir shown = onAir;
        if (shown != null) {
            onAir = shown.endingAt(shown.endNs(), now.wallAt(shown.endNs()));
            reviseEnd(now);
        }
    }

    private void hear(Report report, Moment now) {
        if (report instanceof Report.Ready) {
            playerUp = true;
        } else if (report instanceof Report.Gone gone) {
            losePlayer(gone.cause(), now);
        } else if (report instanceof Report.Failed failed) {
            passOver(failed, now);
        } else if (report instanceof Report.OnGlass onGlass) {
            flip(onGlass, now);
        } else if (report instanceof Report.Progress progress) {
            OnAir shown = onAir;
            if (shown != null && shown.play() == progress.play()) {
                onAir = shown.with(progress, now.monotonicNs());
            }
        }
    }

    private void see(Sight sight) {
        OnAir shown = onAir;
        if (shown != null && shown.play() == sight.play()) {
            onAir = shown.with(sight);
        }
    }

    private void losePlayer(Report.Cause cause, Moment now) {
        playerUp = false;
        dropNext();
        OnAir shown = onAir;
        onAir = null;
        cutReason = null;
        if (shown != null && !shown.isDark()) {
            asRun.interrupt(shown, cause, now);
        }
    }

    /** A clip that gives no picture never goes on air; its successor does. */
    private void passOver(Report.Failed failed, Moment now) {
        if (takingOver.isUnderWay(failed.play())) {
            giveUp("no picture: " + failed.why());
            asRun.fail(takingOver.arrive(), now);
            return;
        }
        Next chosen = next;
        if (chosen == null || chosen.play() != failed.play()) {
            return;
        }
        next = null;
        Due due = chosen.decision().due();
        if (due == null) {
            return;
        }
        LOG.warn(
                "A clip gives no picture. screen={} clip={} why={}",
                screen,
                due.clip().id(),
                failed.why());
        playable.fail(due.clip(), BadClip.Trouble.NO_PICTURE, now);
        asRun.fail(chosen.play(), now);
    }

    private void flip(Report.OnGlass onGlass, Moment now) {
        if (takingOver.isUnderWay(onGlass.play())) {
            takingOver.arrive();
            takingOver.scene().ifPresent(scene -> take(scene, onGlass, now));
            return;
        }
        Next chosen = next;
        if (chosen == null || chosen.play() != onGlass.play()) {
            return;
        }
        finish(onGlass.atNs(), now);
        next = null;
        begin(chosen, onGlass.atNs(), now);
    }

    private void take(Scene scene, Report.OnGlass onGlass, Moment now) {
        cutReason = Reason.TAKEOVER;
        finish(onGlass.atNs(), now);
        OnAir taken = OnAir.taken(onGlass.play(), scene, onGlass.atNs(), now);
        onAir = taken;
        history = history.takenOver(taken.startedAt(), taken.end());
        asRun.start(taken);
        foresee(now);
    }

    private void begin(Next chosen, long startNs, Moment now) {
        Decision decision = chosen.decision();
        history = decision.history();
        tellMissed(chosen, now);
        Due due = decision.due();
        Instant end = due == null ? decision.until() : due.end();
        onAir = OnAir.started(chosen.play(), due, startNs, now.wallAt(startNs), now.monotonicNsAt(end), end);
        if (due == null) {
            asRun.decide(history);
        } else {
            asRun.start(onAir);
            allowForLateness(due, onAir, now);
        }
        foresee(now);
    }

    /** A clip that could not start on time is shown in full all the same, unless a start above it cuts it. */
    private void allowForLateness(Due due, OnAir shown, Moment now) {
        Duration late = Duration.between(due.start(), shown.startedAt());
        if (late.toMillis() > LATE_START_MS) {
            onAir = shown.endingAt(shown.endNs() + late.toNanos(), due.end().plus(late));
            reviseEnd(now);
        }
    }

    /** For people who look: what would be chosen at the end of what is on air. */
    private void foresee(Moment now) {
        OnAir shown = onAir;
        Programme inForce = programme;
        foreseen = shown == null || inForce == null
                ? null
                : inForce.schedule()
                        .decide(shown.end(), history, playable.in(inForce, now))
                        .due();
    }

    private void tellMissed(Next chosen, Moment now) {
        asRun.miss(chosen.programme().playlist(), chosen.decision(), clockLeapt, now);
        clockLeapt = false;
    }

    /** When what is on air has to end, as it looks now: after a late start, a step of the clock, an activation. */
    private void reviseEnd(Moment now) {
        OnAir shown = onAir;
        Programme inForce = programme;
        if (shown != null && takingOver.isInForce(shown.scene())) {
            Instant until = shown.plannedUntil();
            onAir = shown.endingAt(now.monotonicNsAt(until), until);
        }
        if (shown == null || shown.due() == null || inForce == null) {
            return;
        }
        // A still that fills a gap ends with the gap, an appointment; all else has a length.
        boolean fills = shown.due().kind() == Due.Kind.FILLER && !shown.isVideo();
        Due asItStands = fills ? shown.due() : endingAt(shown.due(), shown.end());
        Instant end = inForce.schedule().endOf(asItStands, now.wall(), history, playable.in(inForce, now));
        onAir = shown.endingAt(now.monotonicNsAt(end), end);
    }

    private static Due endingAt(Due due, Instant end) {
        return new Due(
                due.clip(),
                due.slot(),
                due.kind(),
                due.priority(),
                due.airDay(),
                due.start(),
                end,
                due.cut(),
                due.why());
    }

    /** What was on air is over. */
    private void finish(long endNs, Moment now) {
        OnAir shown = onAir;
        onAir = null;
        Reason reason = cutReason;
        cutReason = null;
        if (shown != null && !shown.isDark()) {
            asRun.finish(shown, endNs, reason, now);
        }
        if (shown != null && shown.due() != null && reason == null) {
            playable.succeed(shown.due().clip());
        }
    }

    private void noticeStall(Moment now) {
        OnAir shown = onAir;
        if (shown == null || !shown.isVideo() || cutReason == Reason.STALLED) {
            return;
        }
        long nowNs = now.monotonicNs();
        boolean heard = shown.lastHeardNs() - shown.lastPictureNs() > STALLED_NS;
        if (heard && nowNs < shown.endNs() - STALL_CHECK_ENDS_NS) {
            Due due = shown.due();
            if (due == null) {
                giveUp("stalled");
            } else {
                LOG.warn(
                        "A clip has stalled. screen={} clip={}",
                        screen,
                        due.clip().id());
                playable.fail(due.clip(), BadClip.Trouble.STALLED, now);
            }
            dropNext();
            cutNow(shown, Reason.STALLED, now);
        }
    }

    /** What cannot be shown must not keep off the air what can. */
    private void giveUp(String why) {
        takingOver.end();
        LOG.error("A takeover cannot be shown; the playlist goes on. screen={} why={}", screen, why);
    }

    /** The picture stays until the next one is there. */
    private void cutNow(OnAir shown, Reason reason, Moment now) {
        cutReason = reason;
        onAir = shown.endingAt(now.monotonicNs(), now.wall());
    }

    private void beat(Moment now) {
        OnAir shown = onAir;
        if (shown != null && !shown.isDark() && now.monotonicNs() >= shown.beatNs()) {
            long nowNs = now.monotonicNs();
            asRun.beat(shown, nowNs);
            onAir = shown.afterBeat(nowNs);
        }
    }

    private void plan(Moment now) {
        Programme inForce = programme;
        if (!playerUp || next != null || takingOver.isUnderWay()) {
            return;
        }
        OnAir shown = onAir;
        Optional<Scene> scene = takingOver.toOrder(shown, now);
        if (scene.isPresent()) {
            order(scene.get(), now);
        } else if (resting) {
            restAgain(shown, now);
        } else if (inForce == null) {
            goBlack(shown, now);
        } else if (shown == null) {
            choose(inForce, now.wall(), true, now);
        } else if (!now.wall().isBefore(shown.end().minus(PREROLL_LEAD))) {
            boolean overdue = now.wall().isAfter(shown.end().plusMillis(Moment.STEP_MS));
            choose(inForce, overdue ? now.wall() : shown.end(), false, now);
        }
    }

    private void order(Scene scene, Moment now) {
        long play = ++lastPlay;
        orders.add(scene.preroll(play));
        orders.add(new Order.Flip(play, now.monotonicNs()));
        takingOver.ordered(play);
        History after = history.takenOver(now.wall(), scene.order().until());
        asRun.intend(play, scene, now.wall(), after);
    }

    private void restAgain(@Nullable OnAir shown, Moment now) {
        if (shown != null && !now.wall().isBefore(shown.end())) {
            standBy(now);
        }
    }

    private void standBy(Moment now) {
        orders.add(new Order.Standby());
        if (cutReason == null) {
            cutReason = Reason.STOP;
        }
        finish(now.monotonicNs(), now);
        cutReason = null;
    }

    /** A takeover is over and there never was a playlist. */
    private void goBlack(@Nullable OnAir shown, Moment now) {
        if (shown != null && !now.wall().isBefore(shown.end())) {
            orders.add(new Order.Dark(++lastPlay, now.monotonicNs()));
            finish(now.monotonicNs(), now);
        }
    }

    private void choose(Programme inForce, Instant at, boolean urgent, Moment now) {
        Decision decision = inForce.schedule().decide(at, history, playable.in(inForce, now));
        OnAir shown = onAir;
        if (decision.due() == null && shown != null && shown.isDark()) {
            stayDark(shown, new Next(shown.play(), decision, inForce), now);
            return;
        }
        Due due = decision.due();
        long atNs = now.monotonicNsAt(at);
        if (due == null) {
            next = new Next(++lastPlay, decision, inForce);
            orders.add(new Order.Dark(lastPlay, atNs));
        } else if (order(lastPlay + 1, due, urgent, atNs)) {
            next = new Next(++lastPlay, decision, inForce);
            asRun.intend(lastPlay, inForce.playlist(), due, decision);
        }
    }

    /** Dark goes on: nothing to tell the player, only until when. */
    private void stayDark(OnAir shown, Next chosen, Moment now) {
        if (now.wall().isBefore(shown.end())) {
            return;
        }
        history = chosen.decision().history();
        tellMissed(chosen, now);
        asRun.decide(history);
        Instant until = chosen.decision().until();
        onAir = shown.endingAt(now.monotonicNsAt(until), until);
    }

    /** False when its file went away since it was chosen: the next turn chooses anew. */
    private boolean order(long play, Due due, boolean urgent, long atNs) {
        Clip clip = due.clip();
        Clip.Media sealed = clip.media();
        Optional<Path> file = playable.find(clip);
        if (sealed == null || file.isEmpty()) {
            return false;
        }
        orders.add(new Order.Preroll(
                play, file.get(), clip.kind(), sealed.width(), sealed.height(), clip.fit(), clip.audio(), urgent));
        orders.add(new Order.Flip(play, atNs));
        return true;
    }

    private void dropNext() {
        long taking = takingOver.arrive();
        if (taking != 0) {
            orders.add(new Order.Drop(taking));
            asRun.drop(taking);
        }
        Next chosen = next;
        next = null;
        if (chosen != null) {
            orders.add(new Order.Drop(chosen.play()));
            if (chosen.decision().due() != null) {
                asRun.drop(chosen.play());
            }
        }
    }
}
