// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Proof;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.Decision;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.History;
import vn.cotmoc.time.Moment;

/** What was run on one screen, in the journal's words, gathered until a turn hands it over. One thread. */
final class AsRun {
    /** A play that came so near to its end is complete: journal.md. */
    static final long COMPLETE_WITHIN_MS = 500;

    private final String screen;
    private final List<Entry> entries = new ArrayList<>();

    AsRun(String screen) {
        this.screen = screen;
    }

    /** What was gathered since the last call. */
    List<Entry> take() {
        List<Entry> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }

    void intend(long play, Playlist playlist, Due due, Decision decision) {
        entries.add(new Entry.Intent(
                play, Showings.of(screen, playlist, due), decision.history().toJson()));
    }

    void intend(long play, Scene scene, Instant start, History history) {
        entries.add(new Entry.Intent(play, Showings.of(screen, scene, start), history.toJson()));
    }

    void drop(long play) {
        entries.add(new Entry.Dropped(screen, play));
    }

    void start(OnAir shown) {
        entries.add(new Entry.Started(screen, shown.play(), shown.startedAt()));
    }

    void beat(OnAir shown, long nowNs) {
        entries.add(new Entry.Beat(
                screen, shown.play(), shown.airtimeMs(nowNs), shown.proof().until(nowNs)));
    }

    /** A clip that gave no picture. */
    void fail(long play, Moment now) {
        entries.add(new Entry.Ended(
                screen, play, null, now.wall(), 0, Outcome.FAILED, Reason.NO_PICTURE, Proof.NONE, now.synchronised()));
    }

    /**
     * The player, or its display, went away under a clip.
     *
     * @param drawn whether its picture moved on until then
     */
    void interrupt(OnAir shown, Report.Cause cause, boolean drawn, Moment now) {
        if (drawn && reachesItsEnd(shown, shown.lastHeardNs())) {
            end(shown, shown.lastHeardNs(), Outcome.COMPLETE, null, now);
        } else {
            Reason reason = cause == Report.Cause.DISPLAY ? Reason.DISPLAY : Reason.PROCESS;
            end(shown, shown.lastHeardNs(), Outcome.INTERRUPTED, reason, now);
        }
    }

    /**
     * A clip has made way for what follows.
     *
     * @param reason why it had to, null where only the schedule wanted it
     */
    void finish(OnAir shown, long endNs, @Nullable Reason reason, Moment now) {
        if (reason == Reason.STALLED) {
            end(shown, shown.lastPictureNs(), Outcome.FAILED, reason, now);
        } else if (reachesItsEnd(shown, endNs)) {
            end(shown, endNs, Outcome.COMPLETE, null, now);
        } else if (reason != null) {
            end(shown, endNs, Outcome.CUT, reason, now);
        } else {
            Due due = shown.due();
            end(shown, endNs, Outcome.CUT, due != null && due.cut() ? Reason.HOURS : Reason.SCHEDULE, now);
        }
    }

    private static boolean reachesItsEnd(OnAir shown, long endNs) {
        return shown.airtimeMs(endNs) >= shown.plannedMs() - COMPLETE_WITHIN_MS;
    }

    /** Where the schedule stands though nothing starts. */
    void decide(History history) {
        entries.add(new Entry.Decided(screen, history.toJson()));
    }

    /** @param clockLeapt whether the wall clock was set since the last decision */
    void miss(Playlist playlist, Decision decision, boolean clockLeapt, Moment now) {
        decision.missed()
                .forEach(missed -> entries.add(Showings.of(screen, playlist, missed, clockLeapt, now.synchronised())));
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
}
