// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/**
 * A playlist as one screen plays it: which clip is due when.
 *
 * <p>Every answer is a pure function of the arguments. What is kept inside (days reckoned once) changes none. Immutable;
 * any thread.
 */
public final class Schedule {
    /** No appointment waits longer than this, whatever its {@code wait} says: every decision looks back so far. */
    private static final Duration LOOK_BACK = Duration.ofDays(40);

    /** A clock found to have run ahead by more than this was wrong: what it passed over comes due again. */
    private static final Duration TRUSTED_AHEAD = Duration.ofHours(36);

    private final Playlist playlist;
    private final String screen;
    private final Bounds bounds;
    private final List<SlotPlan> slots;
    private final Timetable timetable;
    private final Appointments appointments;
    private final Cuts cuts;
    private final Chooser chooser;
    private final Gap gap;
    private final Filling filling;
    private final Misses misses;

    private Schedule(Playlist playlist, Screen screen) {
        Validity validity = Validity.of(playlist);
        this.playlist = playlist;
        this.screen = screen.id();
        this.bounds = new Bounds(new Hours(screen.hours(), screen.zone()), validity);
        this.slots = IntStream.range(0, playlist.schedule().size())
                .filter(i -> screen.takes(playlist.schedule().get(i)))
                .mapToObj(i -> SlotPlan.of(i, playlist.schedule().get(i), playlist))
                .toList();
        this.timetable = new Timetable(slots, validity);
        this.appointments = new Appointments(timetable, longestWait(slots));
        this.cuts = new Cuts(timetable, appointments, longestWait(slots));
        this.chooser = new Chooser(timetable, appointments, cuts, bounds);
        this.gap = new Gap(timetable, slots, appointments, chooser, bounds);
        this.filling = new Filling(playlist, cuts, bounds, gap);
        this.misses = new Misses(bounds);
    }

    /**
     * Makes a playlist ready for deciding.
     *
     * @throws vn.cotmoc.fault.Fault REFUSED {@code rule-unsupported} for a recurrence that is none
     */
    public static Schedule of(Playlist playlist, Screen screen) {
        return new Schedule(playlist, screen);
    }

    public Playlist playlist() {
        return playlist;
    }

    /** The screen's id. */
    public String screen() {
        return screen;
    }

    /**
     * The history after this playlist has been activated: pushed, rolled back to, or come to its {@code validFrom}.
     *
     * @param previous what was on air on this screen until then, null for nothing
     * @param at appointments before it are not due, unless {@code previous} had them and they may still begin
     */
    public History activated(@Nullable Schedule previous, History history, Instant at) {
        List<Occurrence.Key> carried =
                previous == null || !previous.playlist.id().equals(playlist.id())
                        ? List.of()
                        : previous.appointments.standing(at, history).pending().stream()
                                .filter(appointment -> !appointment.begun())
                                .map(appointment -> appointment.occurrence().key())
                                .filter(key -> timetable.find(key).isPresent())
                                .toList();
        return history.with(new Activation(playlist.id(), at, Set.copyOf(carried)));
    }

    /**
     * What is to start at {@code asked}, nothing being on air then: the clip before has just ended, or was interrupted. It
     * may be asked ahead, for the planned end of the clip on air, to know what to pre-roll.
     *
     * @param playable whether the media of a clip, by its id, can be played; others are passed over
     * @return the clip, until when, what was missed since the last decision, and the history once the clip has started
     */
    public Decision decide(Instant asked, History before, Predicate<String> playable) {
        Instant now = asked.truncatedTo(ChronoUnit.MILLIS);
        History known = before.activation.isOf(playlist.id()) ? before : activated(null, before, now);
        if (bounds.validity().isPending(now)) {
            return new Decision(null, bounds.validity().from(), List.of(), known);
        }
        Settled settled = settle(now, known, playable);
        return bounds.hours().isLit(now)
                ? lit(settled.question(), settled.pending(), settled.missed())
                : dark(settled.question(), settled.missed());
    }

    /**
     * A time passes at whose end nothing of this playlist starts: another takes over.
     *
     * @param before as this playlist left it
     * @return nothing due, what was missed until then, and the history without it
     */
    public Decision pass(Instant end, History before, Predicate<String> playable) {
        Instant now = end.truncatedTo(ChronoUnit.MILLIS);
        if (!before.activation.isOf(playlist.id()) || bounds.validity().isPending(now)) {
            return new Decision(null, now, List.of(), before);
        }
        Settled settled = settle(now, before, playable);
        return new Decision(null, now, settled.missed(), settled.question().history());
    }

    /** @param pending what may begin now, in turn */
    private record Settled(Question question, List<Appointment> pending, List<Missed> missed) {}

    /** What is late by now is told and done with. */
    private Settled settle(Instant now, History known, Predicate<String> playable) {
        Question question = new Question(now, bounds.validity().dayOf(now), reopened(known.over(now), now), playable);
        Appointments.Standing standing = appointments.standing(now, question.history());
        List<Missed> missed = new ArrayList<>();
        standing.late().forEach(late -> missed.addAll(misses.of(late, question)));
        return new Settled(question.with(settle(question.history(), now, standing)), standing.pending(), missed);
    }

    /**
     * When the clip on air is to end, as it looks at {@code now}: as planned, or at once or earlier, for the hours, the
     * validity, or a start above it. Nothing cuts a clip that started on time; it matters after a clock step, a late start,
     * a recovery, an activation.
     *
     * @param onAir as decided; its {@code end} moved along where the clock was set
     * @param history after its start
     */
    public Instant endOf(Due onAir, Instant now, History history, Predicate<String> playable) {
        if (!bounds.hours().isLit(now)) {
            return now;
        }
        Rank rank = Rank.of(onAir);
        Question question = new Question(now, bounds.validity().dayOf(now), history.over(now), playable);
        if (isOverdue(question, rank)
                || (isFillingStill(onAir) && chooser.choose(question).starts())) {
            return now;
        }
        Instant end = earlier(onAir.end(), bounds.after(now));
        if (isFillingStill(onAir)) {
            return earlier(end, gap.endAfter(question));
        }
        return cuts.findFirst(rank, now, end, question.history())
                .map(by -> earlier(end, cutInTime(by)))
                .orElse(end);
    }

    /** Those of an air day, by time, then file order. */
    List<Occurrence> onDay(LocalDate day) {
        return timetable.on(day);
    }

    /** Of a screen, without history: the due times that overlap [from, to), by start, then file order. */
    List<Occurrence> occurrences(Instant from, Instant to) {
        List<Occurrence> found = new ArrayList<>();
        timetable.forEachStarting(from.minus(Duration.ofDays(2)), to, occurrence -> {
            boolean overlaps = occurrence.slot().isAt()
                    ? !occurrence.start().isBefore(from)
                    : occurrence.end().isAfter(from);
            if (overlaps) {
                found.add(occurrence);
            }
        });
        found.sort(Occurrence.BY_TIME_THEN_FILE);
        return found;
    }

    private Decision lit(Question question, List<Appointment> pending, List<Missed> missed) {
        Choice choice = chooser.choose(question, pending);
        if (choice instanceof Choice.Appointed appointed) {
            missed.addAll(misses.passedOver(appointed.appointment(), appointed.index(), question));
            return appointed(question, appointed, missed);
        }
        if (choice instanceof Choice.InTurn inTurn) {
            return inTurn(question, inTurn, missed);
        }
        return filler(question, choice, missed);
    }

    private Decision appointed(Question question, Choice.Appointed choice, List<Missed> missed) {
        Occurrence occurrence = choice.appointment().occurrence();
        Instant end = bounds.plannedEnd(question.now(), choice.clip().durationMs());
        int next = choice.index() + 1;
        Optional<Integer> rest = next < occurrence.slot().clips().size() ? Optional.of(next) : Optional.empty();
        History history = question.history();
        History after = history.with(history.book.started(playlist.id(), occurrence, rest, question.now(), end))
                .started(choice.clip(), new History.LastPlay(occurrence.rank(), question.now(), end, occurrence.key()));
        Due due = Why.due(question.now(), choice, end);
        return new Decision(due, end, missed, after);
    }

    private Decision inTurn(Question question, Choice.InTurn choice, List<Missed> missed) {
        Occurrence stretch = choice.stretch();
        Instant end = bounds.plannedEnd(question.now(), choice.clip().durationMs());
        Charges charged = question.history()
                .charges(stretch.rank())
                .with(stretch, choice.clip().durationMs(), choice.open());
        History after = question.history()
                .started(
                        choice.clip(),
                        stretch.slot().id(),
                        choice.turn().after(),
                        new History.LastPlay(stretch.rank(), question.now(), end, null))
                .begun(stretch, charged);
        return new Decision(Why.due(question.now(), choice, end), end, missed, after);
    }

    private Decision filler(Question question, Choice instead, List<Missed> missed) {
        return filling.fill(question)
                .map(fill -> new Decision(
                        Why.due(question.now(), fill, instead, bounds.validity()), fill.end(), missed, fill.after()))
                .orElseGet(() -> new Decision(null, gap.endAfter(question), missed, question.history()));
    }

    private Decision dark(Question question, List<Missed> missed) {
        Instant lit = bounds.hours().litFrom(question.now());
        return new Decision(null, gap.deadlineAfter(question, lit), missed, question.history());
    }

    /** What is late has been told; what could not have begun before is still open. */
    private static History settle(History history, Instant now, Appointments.Standing standing) {
        Instant until = history.book.settledUntil().isAfter(now) ? history.book.settledUntil() : now;
        Instant oldest = standing.pending().stream()
                .map(appointment -> appointment.occurrence().start())
                .min(Instant::compareTo)
                .orElse(now);
        List<Occurrence.Key> late = standing.late().stream()
                .map(appointment -> appointment.occurrence().key())
                .toList();
        return history.with(history.book.without(late).settled(until, oldest));
    }

    private static History reopened(History history, Instant now) {
        Instant settled = history.book.settledUntil();
        // A clock that shows a time before the activation is wrong itself.
        boolean ranAhead = settled.isAfter(now.plus(TRUSTED_AHEAD)) && now.isAfter(history.activation.since());
        return ranAhead ? history.with(history.book.settled(now, Instant.MIN)) : history;
    }

    /** Whether an appointment that cuts this rank should be on air already. */
    private boolean isOverdue(Question question, Rank rank) {
        return !bounds.validity().isOver(question.now())
                && appointments.standing(question.now(), question.history()).pending().stream()
                        .anyMatch(appointment -> appointment.rank().isAbove(rank)
                                && !appointment.occurrence().cutAt().isAfter(question.now())
                                && appointment.findNext(question).isPresent());
    }

    /** An appointment is missed from its deadline on, so a soft one cuts the last instant before. */
    private static Instant cutInTime(Occurrence by) {
        boolean atItsDeadline = by.slot().isAt() && by.cutAt().isAfter(by.start());
        return atItsDeadline ? by.cutAt().minusMillis(1) : by.cutAt();
    }

    private static boolean isFillingStill(Due onAir) {
        return onAir.kind() == Due.Kind.FILLER && onAir.clip().kind() == Clip.Kind.STILL;
    }

    private static Duration longestWait(List<SlotPlan> slots) {
        Duration longest =
                slots.stream().map(SlotPlan::waitFor).max(Duration::compareTo).orElse(Duration.ZERO);
        return longest.compareTo(LOOK_BACK) > 0 ? LOOK_BACK : longest;
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }
}
