// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Reason;
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
    /** A wall clock that was set by more than this makes the loop decide again (design.md). */
    static final long CLOCK_STEP_MS = 250;
    /** So late a start moves the end of its clip: below it, the seams keep to the planned instants. */
    private static final long LATE_START_MS = 40;
    /** A play that came so near to its end is complete: journal.md. */
    private static final long COMPLETE_WITHIN_MS = 500;
    /** No picture of a moving clip for so long: it has stalled. */
    private static final long STALLED_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long STALL_CHECK_ENDS_NS = TimeUnit.MILLISECONDS.toNanos(COMPLETE_WITHIN_MS);

    private final String screen;
    private final Function<Clip, Optional<Path>> media;
    private final Unplayable unplayable = new Unplayable();
    private final List<Order> orders = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private @Nullable Programme programme;
    private History history;
    private long lastPlay;
    private boolean playerUp;
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
     * @param media the file of a clip, empty when it is missing or damaged
     * @param history as the journal kept it
     * @param lastPlay the last number that the journal knows of this screen
     */
    Playout(String screen, Function<Clip, Optional<Path>> media, History history, long lastPlay) {
        this.screen = screen;
        this.media = media;
        this.history = history;
        this.lastPlay = lastPlay;
    }

    /** One turn: hears what has happened, then decides. */
    Turn turn(Moment now, List<Report> reports, List<Sight> sights) {
        orders.clear();
        entries.clear();
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
        return new Turn(orders, entries);
    }

    /** What was in force before this process began is in force again: the history goes on. */
    void resume(Programme resumed) {
        programme = resumed;
    }

    /** Another playlist is in force from now on; the clip on air plays out if the new one holds it too. */
    Turn activate(Programme activated, Moment now) {
        orders.clear();
        entries.clear();
        Programme before = programme;
        programme = activated;
        history = activated.schedule().activated(before == null ? null : before.schedule(), history, now.wall());
        dropNext();
        OnAir shown = onAir;
        if (shown != null
                && (shown.due() == null || !activated.holds(shown.due().clip()))) {
            cutNow(shown, Reason.ACTIVATION, now);
        }
        foresee(now);
        plan(now);
        return new Turn(orders, entries);
    }

    /** Ends in good order: what is on air becomes a row. */
    Turn stop(Moment now) {
        orders.clear();
        entries.clear();
        dropNext();
        cutReason = Reason.STOP;
        finish(now.monotonicNs(), now);
        return new Turn(orders, entries);
    }

    Optional<OnAir> onAir() {
        return Optional.ofNullable(onAir);
    }

    /** What follows, if it is a clip: as it is with the player already, or as it looks from here. */
    Optional<Due> next() {
        Next chosen = next;
        return Optional.ofNullable(chosen == null ? foreseen : chosen.decision().due());
    }

    Optional<Programme> programme() {
        return Optional.ofNullable(programme);
    }

    History history() {
        return history;
    }

    private void noticeStep(Moment now) {
        Moment before = last;
        if (before == null || Math.abs(now.stepSince(before).toMillis()) <= CLOCK_STEP_MS) {
            return;
        }
        clockLeapt = true;
        dropNext();
        OnAir shown = onAir;
        if (shown != null) {
            onAir = shown.endingAt(shown.endNs(), now.wallAt(shown.endNs()));
            boundEnd(now);
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
        if (shown != null) {
            Reason reason = cause == Report.Cause.DISPLAY ? Reason.DISPLAY : Reason.PROCESS;
            end(shown, shown.lastHeardNs(), Outcome.INTERRUPTED, reason, now);
        }
    }

    /** A clip that gives no picture never goes on air; its successor does. */
    private void passOver(Report.Failed failed, Moment now) {
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
        unplayable.add(Programme.sha256(due.clip()), now.monotonicNs());
        entries.add(new Entry.Ended(
                screen,
                chosen.play(),
                null,
                now.wall(),
                0,
                Outcome.FAILED,
                Reason.NO_PICTURE,
                Entry.Proof.NONE,
                now.synchronised()));
    }

    private void flip(Report.OnGlass onGlass, Moment now) {
        Next chosen = next;
        if (chosen == null || chosen.play() != onGlass.play()) {
            return;
        }
        finish(onGlass.atNs(), now);
        next = null;
        begin(chosen, onGlass.atNs(), now);
    }

    private void begin(Next chosen, long startNs, Moment now) {
        Decision decision = chosen.decision();
        history = decision.history();
        tellMissed(chosen, now);
        Instant startedAt = now.wallAt(startNs);
        Due due = decision.due();
        Instant end = due == null ? decision.until() : due.end();
        onAir = OnAir.started(chosen.play(), due, startNs, startedAt, now.monotonicNsAt(end), end);
        if (due != null) {
            entries.add(new Entry.Started(screen, chosen.play(), startedAt));
            boundEnd(now);
        }
        foresee(now);
    }

    /** For people who look: what would be chosen at the end of what is on air. */
    private void foresee(Moment now) {
        OnAir shown = onAir;
        Programme inForce = programme;
        foreseen = shown == null || inForce == null
                ? null
                : inForce.schedule()
                        .decide(shown.end(), history, id -> isPlayable(inForce, id, now))
                        .due();
    }

    private void tellMissed(Next chosen, Moment now) {
        chosen.decision()
                .missed()
                .forEach(missed -> entries.add(
                        Showings.of(screen, chosen.programme().playlist(), missed, clockLeapt, now.synchronised())));
        clockLeapt = false;
    }

    /** A clip that started late, or on a clock that was set since, ends later than planned, unless a start above it cuts it. */
    private void boundEnd(Moment now) {
        OnAir shown = onAir;
        Programme inForce = programme;
        if (shown == null || shown.due() == null || inForce == null) {
            return;
        }
        Due due = shown.due();
        Duration late = Duration.between(due.start(), now.wallAt(shown.startNs()));
        if (Math.abs(late.toMillis()) <= LATE_START_MS) {
            return;
        }
        Due moved = due.kind() == Due.Kind.FILLER && !shown.isVideo() ? due : endingLater(due, late);
        Instant end = inForce.schedule().endOf(moved, now.wall(), history, id -> isPlayable(inForce, id, now));
        onAir = shown.endingAt(now.monotonicNsAt(end), end);
    }

    private static Due endingLater(Due due, Duration by) {
        return new Due(
                due.clip(),
                due.slot(),
                due.kind(),
                due.priority(),
                due.airDay(),
                due.start(),
                due.end().plus(by),
                due.cut(),
                due.why());
    }

    /** What was on air is over. */
    private void finish(long endNs, Moment now) {
        OnAir shown = onAir;
        onAir = null;
        Reason reason = cutReason;
        cutReason = null;
        if (shown == null || shown.due() == null) {
            return;
        }
        long airtimeMs = shown.airtimeMs(endNs);
        if (reason == Reason.STALLED) {
            end(shown, shown.lastPictureNs(), Outcome.FAILED, reason, now);
        } else if (airtimeMs >= Showings.plannedMs(shown.due()) - COMPLETE_WITHIN_MS) {
            end(shown, endNs, Outcome.COMPLETE, null, now);
        } else {
            end(shown, endNs, Outcome.CUT, reason == null ? cutBySchedule(shown.due()) : reason, now);
        }
    }

    private static Reason cutBySchedule(Due due) {
        return due.cut() ? Reason.HOURS : Reason.SCHEDULE;
    }

    private void end(OnAir shown, long endNs, Outcome outcome, @Nullable Reason reason, Moment now) {
        entries.add(new Entry.Ended(
                screen,
                shown.play(),
                shown.startedAt(),
                now.wallAt(endNs),
                shown.airtimeMs(endNs),
                outcome,
                reason,
                shown.proof().until(endNs),
                now.synchronised()));
    }

    private void noticeStall(Moment now) {
        OnAir shown = onAir;
        if (shown == null || !shown.isVideo() || shown.due() == null || cutReason == Reason.STALLED) {
            return;
        }
        long nowNs = now.monotonicNs();
        boolean heard = shown.lastHeardNs() - shown.lastPictureNs() > STALLED_NS;
        if (heard && nowNs < shown.endNs() - STALL_CHECK_ENDS_NS) {
            LOG.warn(
                    "A clip has stalled. screen={} clip={}",
                    screen,
                    shown.due().clip().id());
            unplayable.add(Programme.sha256(shown.due().clip()), nowNs);
            dropNext();
            cutNow(shown, Reason.STALLED, now);
        }
    }

    /** The picture stays until the next one is there. */
    private void cutNow(OnAir shown, Reason reason, Moment now) {
        cutReason = reason;
        onAir = shown.endingAt(now.monotonicNs(), now.wall());
    }

    private void beat(Moment now) {
        OnAir shown = onAir;
        if (shown != null && shown.due() != null && now.monotonicNs() >= shown.beatNs()) {
            long nowNs = now.monotonicNs();
            entries.add(new Entry.Beat(
                    screen, shown.play(), shown.airtimeMs(nowNs), shown.proof().until(nowNs)));
            onAir = shown.afterBeat(nowNs);
        }
    }

    private void plan(Moment now) {
        Programme inForce = programme;
        if (!playerUp || next != null || inForce == null) {
            return;
        }
        OnAir shown = onAir;
        if (shown == null) {
            choose(inForce, now.wall(), true, now);
        } else if (!now.wall().isBefore(shown.end().minus(PREROLL_LEAD))) {
            boolean overdue = now.wall().isAfter(shown.end().plusMillis(CLOCK_STEP_MS));
            choose(inForce, overdue ? now.wall() : shown.end(), false, now);
        }
    }

    private void choose(Programme inForce, Instant at, boolean urgent, Moment now) {
        Decision decision = inForce.schedule().decide(at, history, id -> isPlayable(inForce, id, now));
        OnAir shown = onAir;
        if (decision.due() == null && shown != null && shown.due() == null) {
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
            entries.add(new Entry.Intent(
                    lastPlay,
                    Showings.of(screen, inForce.playlist(), due),
                    decision.history().toJson()));
        }
    }

    /** Dark goes on: nothing to tell the player, only until when. */
    private void stayDark(OnAir shown, Next chosen, Moment now) {
        if (now.wall().isBefore(shown.end())) {
            return;
        }
        history = chosen.decision().history();
        tellMissed(chosen, now);
        Instant until = chosen.decision().until();
        onAir = shown.endingAt(now.monotonicNsAt(until), until);
    }

    /** False when its file went away since it was chosen: the next turn chooses anew. */
    private boolean order(long play, Due due, boolean urgent, long atNs) {
        Clip clip = due.clip();
        Clip.Media sealed = clip.media();
        Optional<Path> file = media.apply(clip);
        if (sealed == null || file.isEmpty()) {
            return false;
        }
        orders.add(new Order.Preroll(
                play, file.get(), clip.kind(), sealed.width(), sealed.height(), clip.fit(), clip.audio(), urgent));
        orders.add(new Order.Flip(play, atNs));
        return true;
    }

    private boolean isPlayable(Programme inForce, String clipId, Moment now) {
        return inForce.playlist()
                .findClip(clipId)
                .filter(clip -> !unplayable.contains(Programme.sha256(clip), now.monotonicNs()))
                .flatMap(media)
                .isPresent();
    }

    private void dropNext() {
        Next chosen = next;
        next = null;
        if (chosen != null) {
            orders.add(new Order.Drop(chosen.play()));
            if (chosen.decision().due() != null) {
                entries.add(new Entry.Dropped(screen, chosen.play()));
            }
        }
    }
}
