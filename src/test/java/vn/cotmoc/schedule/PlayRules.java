// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Slot;

/**
 * What the page of rules says of any start, asked of the calendar and of what was seen alone. Which of several clips is
 * right they do not ask: that is in the tables of the other tests.
 */
final class PlayRules {
    private static final double ROUNDING_MS = 1e-3;

    private final Schedule schedule;
    private final Instant activated;
    private final ShownOnce once;
    private final Map<String, List<Instant>> starts;
    private final Map<Rank, Map<String, Long>> chargedMs;
    /** Still charged for what they had under a version with other shares, other clips. */
    private final Set<Rank> inherited = EnumSet.noneOf(Rank.class);
    /** Plays of appointments. */
    private final List<Due> appointed;

    private @Nullable Due before;

    PlayRules(Schedule schedule, Instant activated, ShownOnce once) {
        this(schedule, activated, once, new HashMap<>(), new EnumMap<>(Rank.class), new ArrayList<>());
    }

    private PlayRules(
            Schedule schedule,
            Instant activated,
            ShownOnce once,
            Map<String, List<Instant>> starts,
            Map<Rank, Map<String, Long>> chargedMs,
            List<Due> appointed) {
        this.schedule = schedule;
        this.activated = activated;
        this.once = once;
        this.starts = starts;
        this.chargedMs = chargedMs;
        inherited.addAll(chargedMs.keySet());
        this.appointed = appointed;
    }

    /** The same screen goes on with a new version. */
    PlayRules goingOn(Schedule version, Instant since) {
        return new PlayRules(version, since, once, starts, chargedMs, appointed);
    }

    /** What was seen is no measure any more. */
    void clockWasSet() {
        starts.clear();
        before = null;
    }

    /** @param wasSet whether the clock ever was: then what is long over may not be told from what is pending */
    void check(Due due, boolean wasSet) {
        List<Occurrence> now = schedule.occurrences(due.start(), due.start().plusMillis(1));
        checkOpenStretches(due, now);
        if (!wasSet) {
            checkNotCut(due);
            checkPending(due);
            checkStillIsOne(due);
        }
        if (due.kind() == Due.Kind.BETWEEN) {
            checkLimits(due);
            checkShares(due, now);
        }
        starts.computeIfAbsent(due.clip().id(), id -> new ArrayList<>()).add(due.start());
        before = due;
    }

    /** No hard start of higher rank, not begun before, falls into the play. */
    private void checkNotCut(Due due) {
        for (Occurrence occurrence : schedule.occurrences(due.start(), due.end())) {
            boolean cuts = occurrence.slot().slot().start() == Slot.Start.HARD
                    && occurrence.start().isAfter(due.start())
                    && occurrence.rank().isAbove(Rank.of(due))
                    && occurrence.slot().hasClipValidOn(day(occurrence.start()));
            assertThat(cuts && !isStillToBeSplit(due))
                    .as("%s is cut by %s", due, occurrence.key())
                    .isFalse();
        }
    }

    /** A still may lie over a start of which no clip fits before a higher one. */
    private static boolean isStillToBeSplit(Due due) {
        return due.kind() == Due.Kind.FILLER && due.clip().kind() == Clip.Kind.STILL;
    }

    /** An appointment that is due goes before all below it at its very time, unless a start above it holds it back. */
    private void checkPending(Due due) {
        Instant start = due.start();
        for (Occurrence pending : schedule.occurrences(start.minus(Duration.ofMinutes(15)), start.plusMillis(1))) {
            boolean waits = pending.start().equals(start)
                    || start.isBefore(pending.start().plus(pending.slot().waitFor()));
            if (pending.slot().isAt()
                    && waits
                    && !pending.start().isBefore(activated)
                    && !once.hasShown(pending.key())
                    && pending.rank().isAbove(Rank.of(due))) {
                checkHeldBack(due, pending);
            }
        }
    }

    /** A stretch of higher rank, open, with a clip that nothing can hold back, leaves nothing to lower ranks. */
    private void checkOpenStretches(Due due, List<Occurrence> now) {
        for (Occurrence occurrence : now) {
            if (!occurrence.slot().isAt()
                    && occurrence.isOpen(due.start())
                    && occurrence.rank().isAbove(Rank.of(due))
                    && isFree(occurrence.slot())) {
                checkHeldBack(due, occurrence);
            }
        }
    }

    /**
     * What is due and not shown can only be held back by a start above it, and then nothing but filler fills. It may be the
     * long clip of a slot above it that is held back: nothing takes its place.
     */
    private void checkHeldBack(Due instead, Occurrence due) {
        if (!due.slot().hasClipValidOn(day(instead.start()))) {
            return;
        }
        assertThat(instead.kind()).as("%s goes before %s", due.key(), instead).isEqualTo(Due.Kind.FILLER);
        Instant end = instead.start()
                .plusMillis(schedule.playlist().clips().stream()
                        .mapToLong(Clip::durationMs)
                        .max()
                        .orElseThrow());
        boolean barred = schedule.occurrences(instead.start().minus(Duration.ofMinutes(15)), end).stream()
                .anyMatch(above -> above.rank().isAbove(due.rank())
                        && above.cutAt().isAfter(instead.start())
                        && above.cutAt().isBefore(end));
        assertThat(barred)
                .as("%s is due, and nothing holds it back from %s", due.key(), instead)
                .isTrue();
    }

    /** What remains is one play: a still does not follow itself but at local midnight. */
    private void checkStillIsOne(Due due) {
        if (before != null
                && isStillToBeSplit(due)
                && isStillToBeSplit(before)
                && before.end().equals(due.start())) {
            assertThat(due.start())
                    .as("%s follows itself", due)
                    .isEqualTo(day(due.start())
                            .atStartOfDay(schedule.playlist().timezone())
                            .toInstant());
        }
    }

    private void checkLimits(Due due) {
        Clip clip = due.clip();
        List<Instant> earlier = starts.getOrDefault(clip.id(), List.of());
        long lastHour = earlier.stream()
                .filter(start -> start.isAfter(due.start().minusSeconds(3600)))
                .count();
        assertThat(clip.maxPerHour() == 0 || lastHour < clip.maxPerHour())
                .as("maxPerHour of %s", due)
                .isTrue();
        Duration gap = clip.minGap();
        assertThat(gap == null
                        || earlier.isEmpty()
                        || !earlier.get(earlier.size() - 1).plus(gap).isAfter(due.start()))
                .as("minGap of %s", due)
                .isTrue();
    }

    /** An appointment begins before its {@code wait} is over, not counting the time in which others of its rank were on air. */
    void checkInTime(Due due, Occurrence.Key key) {
        Occurrence appointment = schedule.onDay(key.day()).stream()
                .filter(occurrence -> occurrence.key().equals(key))
                .findFirst()
                .orElseThrow();
        if (!once.hasShown(key)) {
            Duration heldUp = appointed.stream()
                    .filter(other ->
                            Rank.of(other) == appointment.rank() && other.end().isAfter(appointment.start()))
                    .map(other -> Duration.between(later(other.start(), appointment.start()), other.end()))
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(due.start())
                    .as("%s begins in time", key)
                    .isBefore(appointment
                            .start()
                            .plus(appointment.slot().waitFor())
                            .plus(heldUp)
                            .plusMillis(1));
        }
        appointed.add(due);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Two slots with a clip that nothing holds back are never further apart than one clip's part of a share. */
    private void checkShares(Due due, List<Occurrence> now) {
        Map<String, SlotPlan> open = now.stream()
                .filter(occurrence -> occurrence.rank() == Rank.of(due) && occurrence.isOpen(due.start()))
                .collect(Collectors.toMap(o -> o.slot().id(), Occurrence::slot, (a, b) -> a));
        Map<String, Long> charged = chargedOf(Rank.of(due), open.keySet());
        charged.merge(due.slot(), due.clip().durationMs(), Long::sum);
        if (inherited.contains(Rank.of(due))) {
            return;
        }
        Collection<SlotPlan> free =
                open.values().stream().filter(PlayRules::isFree).toList();
        for (SlotPlan one : free) {
            for (SlotPlan other : free) {
                assertThat(perShare(one, charged) - perShare(other, charged))
                        .as("%s is ahead of %s at %s", one.id(), other.id(), due)
                        .isLessThanOrEqualTo(
                                longestMs(one) / (double) one.slot().share() + ROUNDING_MS);
            }
        }
    }

    private Map<String, Long> chargedOf(Rank rank, Set<String> open) {
        Map<String, Long> charged = chargedMs.getOrDefault(rank, Map.of());
        if (!charged.keySet().equals(open)) {
            charged = new HashMap<>();
            for (String slot : open) {
                charged.put(slot, 0L);
            }
            chargedMs.put(rank, charged);
            inherited.remove(rank);
        }
        return charged;
    }

    private static double perShare(SlotPlan slot, Map<String, Long> charged) {
        return charged.getOrDefault(slot.id(), 0L) / (double) slot.slot().share();
    }

    private static long longestMs(SlotPlan slot) {
        return slot.clips().stream().mapToLong(Clip::durationMs).max().orElseThrow();
    }

    private static boolean isFree(SlotPlan slot) {
        return slot.clips().stream()
                .anyMatch(clip -> clip.maxPerHour() == 0 && clip.minGap() == null && clip.isAlwaysValid());
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(schedule.playlist().timezone()).toLocalDate();
    }
}
