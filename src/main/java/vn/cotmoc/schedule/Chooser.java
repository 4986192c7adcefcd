// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.playlist.Clip;

/** Chooses among the slots, rank by rank: an appointment in its turn, or the open slot that has had least of its share. */
final class Chooser {
    private final Timetable timetable;
    private final Appointments appointments;
    private final Cuts cuts;
    private final Bounds bounds;

    Chooser(Timetable timetable, Appointments appointments, Cuts cuts, Bounds bounds) {
        this.timetable = timetable;
        this.appointments = appointments;
        this.cuts = cuts;
        this.bounds = bounds;
    }

    Choice choose(Question question) {
        return choose(
                question,
                appointments.standing(question.now(), question.history()).pending());
    }

    /** Nothing of the slots any more once the playlist's validity is over, though an appointment may not be through yet. */
    Choice choose(Question question, List<Appointment> pending) {
        if (bounds.validity().isOver(question.now())) {
            return new Choice.Nothing();
        }
        Map<Rank, List<Occurrence>> open = open(question);
        for (Rank rank : Rank.OF_SLOTS) {
            Choice choice = rank.isAt()
                    ? appointed(question, rank, pending)
                    : inTurn(question, rank, open.getOrDefault(rank, List.of()));
            if (!(choice instanceof Choice.Nothing)) {
                return choice;
            }
        }
        return new Choice.Nothing();
    }

    private Choice appointed(Question question, Rank rank, List<Appointment> pending) {
        for (Appointment appointment : pending) {
            Optional<Integer> next = appointment.rank() == rank ? appointment.findNext(question) : Optional.empty();
            if (next.isPresent()) {
                Clip clip = appointment.slot().clips().get(next.get());
                return findCut(question, appointment.occurrence(), clip)
                        .orElseGet(() -> new Choice.Appointed(appointment, next.get(), clip));
            }
        }
        return new Choice.Nothing();
    }

    private Choice inTurn(Question question, Rank rank, List<Occurrence> open) {
        Iterator<Occurrence> leastFirst = question.history().charges(rank).leastFirst(open);
        while (leastFirst.hasNext()) {
            Occurrence stretch = leastFirst.next();
            SlotPlan slot = stretch.slot();
            Rotation rotation = question.history().rotation(slot.id(), slot.fingerprint());
            Optional<Turns.Turn> turn = slot.turns()
                    .findNext(rotation, clip -> question.mayRepeat(slot.clips().get(clip)));
            if (turn.isPresent()) {
                Clip clip = slot.clips().get(turn.get().clip());
                return findCut(question, stretch, clip)
                        .orElseGet(() -> new Choice.InTurn(stretch, turn.get(), clip, open));
            }
        }
        return new Choice.Nothing();
    }

    private Optional<Choice> findCut(Question question, Occurrence occurrence, Clip clip) {
        Instant end = bounds.plannedEnd(question.now(), clip.durationMs());
        return cuts.findFirst(occurrence.rank(), question.now(), end, question.history())
                .map(by -> new Choice.HeldBack(occurrence, clip, by));
    }

    /** The open stretches by rank, each in file order. Where a clock change makes two of a slot overlap the earlier counts. */
    private Map<Rank, List<Occurrence>> open(Question question) {
        Map<Rank, List<Occurrence>> open = new EnumMap<>(Rank.class);
        BitSet slots = new BitSet();
        for (LocalDate day : List.of(question.day().minusDays(1), question.day())) {
            for (Occurrence occurrence : timetable.stretchesOn(day)) {
                if (occurrence.start().isAfter(question.now())) {
                    break;
                }
                if (occurrence.isOpen(question.now())
                        && !slots.get(occurrence.slot().index())) {
                    slots.set(occurrence.slot().index());
                    open.computeIfAbsent(occurrence.rank(), rank -> new ArrayList<>())
                            .add(occurrence);
                }
            }
        }
        open.values()
                .forEach(of -> of.sort(
                        Comparator.comparingInt(stretch -> stretch.slot().index())));
        return open;
    }
}
