// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.TimeOfDay;

/** Puts a choice into words, as what is due. */
final class Why {
    private Why() {}

    static Due due(Instant now, Choice.Appointed choice, Instant end) {
        Occurrence occurrence = choice.appointment().occurrence();
        String sentence = !choice.appointment().begun()
                ? now.equals(occurrence.start()) ? "schedule.why.appointment" : "schedule.why.appointment-waited"
                : now.equals(choice.appointment().dueSince())
                        ? "schedule.why.appointment-next"
                        : "schedule.why.appointment-goes-on";
        Text why = Text.of(sentence, occurrence.slot().id(), occurrence.time());
        return due(now, choice.clip(), occurrence, Due.Kind.AT, end, why);
    }

    static Due due(Instant now, Choice.InTurn choice, Instant end) {
        Occurrence stretch = choice.stretch();
        Text order = Text.of("schedule.why."
                + switch (stretch.slot().slot().order()) {
                    case SEQUENCE -> "sequence";
                    case SHUFFLE -> "shuffle";
                    case WEIGHTED -> "weighted";
                });
        Text why = choice.open().size() == 1
                ? Text.of("schedule.why.turn", stretch.slot().id(), order)
                : Text.of(
                        "schedule.why.share",
                        stretch.slot().id(),
                        order,
                        choice.open().size());
        return due(now, choice.clip(), stretch, Due.Kind.BETWEEN, end, why);
    }

    static Due due(Instant now, Filling.Fill fill, Choice instead, Validity validity) {
        Text why = instead instanceof Choice.HeldBack held
                ? Text.of(
                        "schedule.why.filler-held",
                        held.clip().id(),
                        held.occurrence().slot().id(),
                        held.by().slot().id(),
                        new TimeOfDay(held.by()
                                .cutAt()
                                .atZone(validity.zone())
                                .toLocalTime()
                                .toSecondOfDay()))
                : Text.of(validity.isOver(now) ? "schedule.why.filler-expired" : "schedule.why.filler");
        boolean cut = !fill.isStill() && isCut(now, fill.clip(), fill.end());
        return new Due(fill.clip(), Due.FILLER_SLOT, Due.Kind.FILLER, null, null, now, fill.end(), cut, why);
    }

    private static Due due(Instant now, Clip clip, Occurrence occurrence, Due.Kind kind, Instant end, Text why) {
        Slot slot = occurrence.slot().slot();
        String day = occurrence.day().toString();
        return new Due(clip, slot.id(), kind, slot.priority(), day, now, end, isCut(now, clip, end), why);
    }

    private static boolean isCut(Instant now, Clip clip, Instant end) {
        return end.isBefore(now.plusMillis(clip.durationMs()));
    }
}
