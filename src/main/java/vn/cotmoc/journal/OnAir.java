// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is on air on one screen, and what is being pre-rolled for the time after it: pure, any thread.
 *
 * <p>It is stored with every change, so that whatever kills the node, the play on air becomes a row at the next start:
 * never absent, never double.
 *
 * @param lastPlay the highest number seen, 0 before the first
 * @param history the rotation state of the last play that started, or what was decided since
 */
public record OnAir(
        String screen,
        long lastPlay,
        @Nullable String history,
        @Nullable Current current,
        Entry.@Nullable Intent next) {
    /** A play this close to its end when it was last heard of is complete: journal.md. */
    static final long COMPLETE_WITHIN_MS = 500;

    /**
     * The play on the glass.
     *
     * @param beat how far it has got; null before the first heartbeat
     */
    public record Current(long play, Entry.Showing showing, Instant startedAt, Entry.@Nullable Beat beat) {
        boolean complete() {
            return beat != null && showing.clipMs() - beat.airtimeMs() <= COMPLETE_WITHIN_MS;
        }
    }

    /** What an entry or a restart has brought about. */
    public record Step(OnAir onAir, Optional<Play> ended) {}

    /** What a restart leaves, and the plays that it closes, in the order in which they ended. */
    public record Closed(OnAir onAir, List<Play> plays) {}

    public static OnAir nothing(String screen) {
        return new OnAir(screen, 0, null, null, null);
    }

    /** Stored, an intent takes the place of one that never started. */
    public OnAir intent(Entry.Intent intent) {
        return intent.play() <= lastPlay ? this : new OnAir(screen, intent.play(), history, current, intent);
    }

    public OnAir dropped(Entry.Dropped dropped) {
        return isNext(dropped.play()) ? new OnAir(screen, lastPlay, history, current, null) : this;
    }

    public OnAir decided(Entry.Decided decided) {
        return new OnAir(screen, lastPlay, decided.history(), current, next);
    }

    /** The intent goes on air. A play still there was never reported as over: it is closed at its last heartbeat. */
    public Step started(Entry.Started started) {
        if (next == null || !isNext(started.play())) {
            return new Step(this, Optional.empty());
        }
        var now = new Current(next.play(), next.showing(), started.startedAt(), null);
        Optional<Play> ended = Optional.ofNullable(current).map(before -> closed(before, Entry.Reason.PROCESS, true));
        return new Step(new OnAir(screen, lastPlay, next.history(), now, null), ended);
    }

    public OnAir beat(Entry.Beat beat) {
        if (current == null || current.play() != beat.play()) {
            return this;
        }
        var further = new Current(current.play(), current.showing(), current.startedAt(), beat);
        return new OnAir(screen, lastPlay, history, further, next);
    }

    /** The play on air, or the intent that gave no picture, is over. */
    public Step ended(Entry.Ended ended) {
        if (current != null && current.play() == ended.play()) {
            return new Step(
                    new OnAir(screen, lastPlay, history, null, next), Optional.of(play(current.showing(), ended)));
        }
        if (next != null && isNext(ended.play())) {
            // It was this clip's turn, though nobody saw it: the rotation goes on after it.
            var after = new OnAir(screen, lastPlay, next.history(), current, null);
            return new Step(after, Optional.of(play(next.showing(), ended)));
        }
        return new Step(this, Optional.empty());
    }

    /** All that a crash left is over, as {@link #closeAfterCrash} tells. */
    public Closed closeAllAfterCrash(Instant now, boolean synchronised) {
        OnAir left = this;
        List<Play> plays = new ArrayList<>();
        while (left.current() != null || left.next() != null) {
            Step step = left.closeAfterCrash(now, synchronised);
            step.ended().ifPresent(plays::add);
            left = step.onAir();
        }
        return new Closed(left, plays);
    }

    /**
     * The first of what a crash left: the play that was on air, closed at its last heartbeat.
     *
     * <p>Where that was the end of the play, the intent may have been seen already, and one that was due with nothing on
     * air likewise: it stays for a second call, which closes it as never proved to be seen, because an {@code at} must not
     * begin twice. Beside a play that was broken off, or before its time, it cannot have been seen and is dropped.
     *
     * @param now the time of the restart
     * @param synchronised whether the wall clock was, when last heard of
     */
    public Step closeAfterCrash(Instant now, boolean synchronised) {
        if (current != null) {
            Entry.Intent kept = current.complete() ? next : null;
            Play play = closed(current, Entry.Reason.MACHINE, synchronised);
            return new Step(new OnAir(screen, lastPlay, history, null, kept), Optional.of(play));
        }
        if (next == null || next.showing().plannedStart().isAfter(now)) {
            return new Step(new OnAir(screen, lastPlay, history, null, null), Optional.empty());
        }
        Play unseen = new Play(
                next.showing(),
                null,
                next.showing().plannedStart(),
                0,
                Entry.Outcome.INTERRUPTED,
                Entry.Reason.MACHINE,
                Entry.Proof.NONE,
                synchronised);
        return new Step(new OnAir(screen, lastPlay, next.history(), null, null), Optional.of(unseen));
    }

    private boolean isNext(long play) {
        return next != null && next.play() == play;
    }

    private static Play play(Entry.Showing showing, Entry.Ended ended) {
        return new Play(
                showing,
                ended.startedAt(),
                ended.endedAt(),
                ended.airtimeMs(),
                ended.outcome(),
                ended.reason(),
                ended.proof(),
                ended.synchronised());
    }

    private static Play closed(Current play, Entry.Reason reason, boolean synchronised) {
        Entry.Beat beat = play.beat();
        boolean complete = play.complete();
        return new Play(
                play.showing(),
                beat == null ? null : play.startedAt(),
                play.startedAt().plusMillis(beat == null ? 0 : beat.airtimeMs()),
                beat == null ? 0 : beat.airtimeMs(),
                complete ? Entry.Outcome.COMPLETE : Entry.Outcome.INTERRUPTED,
                complete ? null : reason,
                beat == null ? Entry.Proof.NONE : beat.proof(),
                synchronised);
    }
}
