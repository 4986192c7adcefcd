// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.time.Moment;

/**
 * What the screen shows now.
 *
 * @param due null: it is meant to be dark, or it is a takeover's
 * @param scene of a takeover, else null
 * @param startNs when it came on the glass, on the monotonic clock, as all that ends in Ns
 * @param startedAt the same on the wall clock
 * @param endNs when it is to end
 * @param end the same as the schedule planned it, on the wall clock
 * @param pictures drawn so far
 * @param lastPictureNs when the last one was drawn
 * @param lastHeardNs when the player last told of it
 * @param beatNs when the next heartbeat is due
 */
record OnAir(
        long play,
        @Nullable Due due,
        @Nullable Scene scene,
        long startNs,
        Instant startedAt,
        long endNs,
        Instant end,
        long pictures,
        long lastPictureNs,
        long lastHeardNs,
        ProofTrail proof,
        long beatNs) {
    private static final long BEAT_NS = TimeUnit.SECONDS.toNanos(1);
    /** So close to the end that a play whose last heartbeat this was counts as complete: journal.md allows 500 ms. */
    private static final long LAST_BEAT_BEFORE_END_NS = TimeUnit.MILLISECONDS.toNanos(250);

    static OnAir started(long play, @Nullable Due due, long startNs, Instant startedAt, long endNs, Instant end) {
        return begun(play, due, null, startNs, startedAt, endNs, end);
    }

    static OnAir taken(long play, Scene scene, long startNs, Moment now) {
        Instant until = scene.order().until();
        return begun(play, null, scene, startNs, now.wallAt(startNs), now.monotonicNsAt(until), until);
    }

    private static OnAir begun(
            long play,
            @Nullable Due due,
            @Nullable Scene scene,
            long startNs,
            Instant startedAt,
            long endNs,
            Instant end) {
        ProofTrail proof = ProofTrail.from(startNs);
        var begun = new OnAir(play, due, scene, startNs, startedAt, endNs, end, 0, startNs, startNs, proof, startNs);
        return begun.afterBeat(startNs);
    }

    OnAir with(Report.Progress progress, long nowNs) {
        long lastNs = progress.pictures() == 0 ? lastPictureNs : Math.max(startNs, progress.lastNs());
        return new OnAir(
                play, due, scene, startNs, startedAt, endNs, end, progress.pictures(), lastNs, nowNs, proof, beatNs);
    }

    OnAir with(Sight sight) {
        return with(proof.with(sight));
    }

    OnAir with(PanelWord word) {
        return with(proof.with(word));
    }

    private OnAir with(ProofTrail other) {
        return new OnAir(
                play, due, scene, startNs, startedAt, endNs, end, pictures, lastPictureNs, lastHeardNs, other, beatNs);
    }

    OnAir endingAt(long otherEndNs, Instant otherEnd) {
        return new OnAir(
                play,
                due,
                scene,
                startNs,
                startedAt,
                otherEndNs,
                otherEnd,
                pictures,
                lastPictureNs,
                lastHeardNs,
                proof,
                Math.min(beatNs, Math.max(startNs, otherEndNs - LAST_BEAT_BEFORE_END_NS)));
    }

    /** The next heartbeat comes a second later, but one comes shortly before the end and none after it. */
    OnAir afterBeat(long nowNs) {
        long lastNs = endNs - LAST_BEAT_BEFORE_END_NS;
        long nextNs = nowNs >= lastNs ? Long.MAX_VALUE : Math.min(nowNs + BEAT_NS, lastNs);
        return new OnAir(
                play, due, scene, startNs, startedAt, endNs, end, pictures, lastPictureNs, lastHeardNs, proof, nextNs);
    }

    boolean isDark() {
        return due == null && scene == null;
    }

    boolean isVideo() {
        return (due != null && due.clip().kind() == Clip.Kind.VIDEO)
                || (scene != null && scene.kind() == Clip.Kind.VIDEO);
    }

    /** How long it was to be shown, to be complete. */
    long plannedMs() {
        return due != null ? Showings.plannedMs(due) : plannedUntil().toEpochMilli() - startedAt.toEpochMilli();
    }

    /** When it was to end before anything came between. */
    Instant plannedUntil() {
        return scene != null ? scene.order().until() : end;
    }

    /** Shown until then, never more than was planned. */
    long airtimeMs(long untilNs) {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, Math.min(untilNs, endNs) - startNs));
    }
}
