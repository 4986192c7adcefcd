// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.trust.Cue;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.Missed;

/** What the schedule decided, in the journal's words. */
final class Showings {
    private static final String TAKEOVER = "takeover";

    private Showings() {}

    static Entry.Showing of(String screen, Playlist playlist, Due due) {
        Slot.Priority priority = due.priority();
        return new Entry.Showing(
                screen,
                due.clip().id(),
                Programme.sha256(due.clip()),
                due.clip().title(),
                due.clip().topic(),
                due.clip().language(),
                word(due.clip().source()),
                approvalNumber(due.clip()),
                approvalDate(due.clip()),
                playlist.id(),
                playlist.version(),
                due.slot(),
                word(due.kind()),
                priority == null ? null : word(priority),
                due.start(),
                plannedMs(due));
    }

    /** Of words and of black there is nothing to tell but that it was. */
    static Entry.Showing of(String screen, Scene scene, Instant start) {
        Cue cue = scene.cue();
        Clip clip = cue == null ? null : cue.clip();
        return new Entry.Showing(
                screen,
                clip == null ? null : clip.id(),
                clip == null ? null : Programme.sha256(clip),
                clip == null ? null : clip.title(),
                clip == null ? null : clip.topic(),
                clip == null ? null : clip.language(),
                clip == null ? null : word(clip.source()),
                clip == null ? null : approvalNumber(clip),
                clip == null ? null : approvalDate(clip),
                cue == null ? null : cue.playlist().id(),
                cue == null ? null : cue.playlist().version(),
                Scene.SLOT,
                TAKEOVER,
                null,
                start,
                scene.order().until().toEpochMilli() - start.toEpochMilli());
    }

    static Entry.Missed of(String screen, Playlist playlist, Missed missed, boolean clockLeapt, boolean synchronised) {
        Clip clip = missed.clip();
        var showing = new Entry.Showing(
                screen,
                clip.id(),
                Programme.sha256(clip),
                clip.title(),
                clip.topic(),
                clip.language(),
                word(clip.source()),
                approvalNumber(clip),
                approvalDate(clip),
                playlist.id(),
                playlist.version(),
                missed.slot(),
                word(Due.Kind.AT),
                word(missed.priority()),
                missed.plannedStart(),
                clip.durationMs());
        boolean leapt = clockLeapt && missed.reason() == Missed.Reason.OFF;
        return new Entry.Missed(showing, word(leapt ? Missed.Reason.CLOCK : missed.reason()), synchronised);
    }

    /** How long it is to be shown: the gap for a filler still, the clip's length for all else. */
    static long plannedMs(Due due) {
        return due.kind() == Due.Kind.FILLER && due.clip().kind() == Clip.Kind.STILL
                ? due.end().toEpochMilli() - due.start().toEpochMilli()
                : due.clip().durationMs();
    }

    private static @Nullable String approvalNumber(Clip clip) {
        Clip.Approval approval = clip.approval();
        return approval == null ? null : approval.number();
    }

    private static @Nullable String approvalDate(Clip clip) {
        Clip.Approval approval = clip.approval();
        return approval == null ? null : approval.date().toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
