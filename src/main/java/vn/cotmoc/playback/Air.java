// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.time.Moment;

/** What is on air, from its first picture to the row that it becomes. One thread. */
final class Air {
    /** No picture of a moving clip for so long: it has stalled. */
    private static final long STALLED_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long STALL_CHECK_ENDS_NS = TimeUnit.MILLISECONDS.toNanos(AsRun.COMPLETE_WITHIN_MS);

    private final AsRun asRun;
    private @Nullable OnAir shown;
    private @Nullable Reason cutReason;
    private long overPlay;

    Air(AsRun asRun) {
        this.asRun = asRun;
    }

    Optional<OnAir> onAir() {
        return Optional.ofNullable(shown);
    }

    /** The screen shows black, and is meant to. */
    boolean isDark() {
        return shown != null && shown.isDark();
    }

    Optional<Due> due() {
        return onAir().map(OnAir::due);
    }

    /** What a takeover shows. */
    Optional<Scene> scene() {
        return onAir().map(OnAir::scene);
    }

    boolean isOver(Moment now) {
        return shown != null && !now.wall().isBefore(shown.end());
    }

    /** It came on the glass. */
    void begin(OnAir begun) {
        shown = begun;
        if (!begun.isDark()) {
            asRun.start(begun);
        }
    }

    void hear(Report.Progress progress, Moment now) {
        change(it -> it.play() == progress.play() ? it.with(progress, now.monotonicNs()) : it);
        if (progress.over()) {
            overPlay = progress.play();
        }
    }

    /** What was seen of it on the glass. */
    void see(Sight sight) {
        change(it -> it.play() == sight.play() ? it.with(sight) : it);
    }

    void hear(PanelWord word) {
        change(it -> word.atNs() >= it.startNs() ? it.with(word) : it);
    }

    void beat(Moment now) {
        OnAir beating = shown;
        long nowNs = now.monotonicNs();
        if (beating != null && !beating.isDark() && nowNs >= beating.beatNs()) {
            asRun.beat(beating, nowNs);
            shown = beating.afterBeat(nowNs);
        }
    }

    /** From now on it is to end then. */
    void endAt(Instant end, Moment now) {
        change(it -> it.endingAt(now.monotonicNsAt(end), end));
    }

    /** The wall clock was set: it ends after the same length, whatever that clock says then. */
    void keepLength(Moment now) {
        change(it -> it.endingAt(it.endNs(), now.wallAt(it.endNs())));
    }

    /** The schedule wanted it to end later. The picture stays until the next one is there. */
    void cut(Reason reason, Moment now) {
        if (shown != null) {
            cutReason = reason;
            endAt(now.wall(), now);
        }
    }

    boolean isCut() {
        return cutReason != null;
    }

    /** The player goes on telling of it, but no longer draws. Where it can draw no more, it is not waited for. */
    boolean hasStalled(Moment now) {
        OnAir it = shown;
        return it != null
                && it.isVideo()
                && !isFrozen()
                && (it.lastHeardNs() - it.lastPictureNs() > STALLED_NS || endedEarly(it))
                && now.monotonicNs() < it.endNs() - STALL_CHECK_ENDS_NS;
    }

    private boolean endedEarly(OnAir it) {
        return it.play() == overPlay && it.lastPictureNs() + STALLED_NS < it.endNs() - STALL_CHECK_ENDS_NS;
    }

    /** Its last picture stands for want of another. */
    boolean isFrozen() {
        return cutReason == Reason.STALLED;
    }

    /** It gave way to what ended it, if nothing had cut it before; as {@link #finish}. */
    void finishFor(Reason reason, long endNs, Moment now) {
        if (cutReason == null) {
            cutReason = reason;
        }
        finish(endNs, now);
    }

    /**
     * It made way for what follows: it becomes a row.
     *
     * @return the clip that nothing but the schedule has ended
     */
    Optional<Clip> finish(long endNs, Moment now) {
        OnAir ended = shown;
        Reason reason = cutReason;
        shown = null;
        cutReason = null;
        if (ended != null && !ended.isDark()) {
            asRun.finish(ended, endNs, reason, now);
        }
        return Optional.ofNullable(ended)
                .filter(it -> reason == null)
                .map(OnAir::due)
                .map(Due::clip);
    }

    /** The player, or its display, went away under it. */
    void lose(Report.Cause cause, Moment now) {
        OnAir lost = shown;
        boolean drawn = cutReason != Reason.STALLED;
        shown = null;
        cutReason = null;
        if (lost != null && !lost.isDark()) {
            asRun.interrupt(lost, cause, drawn, now);
        }
    }

    private void change(UnaryOperator<OnAir> to) {
        OnAir before = shown;
        if (before != null) {
            shown = to.apply(before);
        }
    }
}
