// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;

/**
 * Days of random playlists, decided one after the other. After each start the checkers ask: no hole and no overlap, ranks
 * respected, nothing cut, limits kept, every appointment at most once and accounted for. One printed seed fixes a run.
 *
 * <p>What they do not ask is which of several clips is right: that is in the tables of the other tests.
 */
@Tag("L1")
class SimulatedDaysTest {
    /** {@code -Dcotmoc.seeds=5000} in the long run. */
    private static final int RUNS = Integer.getInteger("cotmoc.seeds", 25);

    private static final Duration LENGTH = Duration.ofDays(3);

    /** Seeds that once showed a defect. */
    private static final List<Long> KEPT_SEEDS = List.of();

    @Test
    void shouldKeepTheRulesOnEverySimulatedDay() {
        long first = Long.getLong("cotmoc.seed", new Random().nextLong(1_000_000_000L));
        List<Long> seeds = new ArrayList<>(KEPT_SEEDS);
        for (int i = 0; i < RUNS; i++) {
            seeds.add(first + i);
        }
        for (long seed : seeds) {
            try {
                new Simulation(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed=%d: %s%nagain: mvn test -Dtest=SimulatedDaysTest -Dcotmoc.seed=%d"
                                .formatted(seed, e.getMessage(), seed),
                        e);
            }
        }
    }

    private static final class Simulation {
        private final Random random;
        private final RandomPlaylist playlists;
        private final Screen screen;
        private final Instant from;
        private final Instant to;
        private final Map<String, List<Instant>> starts = new HashMap<>();
        private final Map<Occurrence.Key, Integer> shown = new HashMap<>();
        private final Set<String> told = new HashSet<>();
        private Playlist playlist;
        private Schedule schedule;
        private History history = History.EMPTY;

        Simulation(long seed) {
            random = new Random(seed);
            playlists = new RandomPlaylist(seed);
            playlist = playlists.draw();
            screen = new Screen("*", playlists.hours(), playlist.timezone());
            schedule = Schedule.of(playlist, screen);
            from = RandomPlaylist.FIRST_DAY
                    .atTime(random.nextInt(24), 0)
                    .atZone(playlist.timezone())
                    .toInstant();
            to = from.plus(LENGTH);
        }

        void run() {
            history = schedule.activated(null, history, from);
            Instant now = from;
            while (now.isBefore(to)) {
                Decision decision = schedule.decide(now, history, clip -> true);
                Decision restarted = schedule.decide(now, History.fromJson(history.toJson()), clip -> true);
                assertThat(restarted.due()).as("after a restart at %s", now).isEqualTo(decision.due());
                assertThat(restarted.history().toJson().length())
                        .isEqualTo(decision.history().toJson().length());
                assertThat(decision.until()).as("until, asked at %s", now).isAfter(now);
                decision.missed().forEach(this::checkMissed);
                Due due = decision.due();
                if (due == null) {
                    checkDark(now);
                } else {
                    check(due, decision);
                }
                now = decision.until();
                history = decision.history();
                if (random.nextInt(200) == 0) {
                    now = changeVersion(now);
                }
            }
            checkAccounted(now);
        }

        private Instant changeVersion(Instant now) {
            Schedule before = schedule;
            playlist = playlists.change(playlist);
            schedule = Schedule.of(playlist, screen);
            history = schedule.activated(before, history, now);
            return now;
        }

        private void checkDark(Instant now) {
            boolean pending = playlist.validFrom() != null
                    && now.isBefore(playlist.validFrom()
                            .atStartOfDay(playlist.timezone())
                            .toInstant());
            boolean lit = new Hours(screen.hours(), screen.zone()).isLit(now);
            assertThat(pending || !lit).as("nothing due at %s", now).isTrue();
        }

        private void check(Due due, Decision decision) {
            assertThat(due.end()).isEqualTo(decision.until()).isAfter(due.start());
            if (due.clip().kind() == Clip.Kind.STILL && due.kind() == Due.Kind.FILLER) {
                checkNothingElseIsDue(due, decision.history());
            } else {
                checkNotCut(due, decision.history());
            }
            checkRanks(due);
            if (due.kind() == Due.Kind.BETWEEN) {
                checkLimits(due);
            }
            if (due.kind() == Due.Kind.AT) {
                checkOnce(decision.history());
            }
            starts.computeIfAbsent(due.clip().id(), id -> new ArrayList<>()).add(due.start());
        }

        /** Looks at the whole calendar anew: no hard start of higher rank, not begun before, falls into the play. */
        private void checkNotCut(Due due, History after) {
            for (Occurrence occurrence : schedule.occurrences(due.start(), due.end())) {
                boolean cuts = occurrence.slot().slot().start() == Slot.Start.HARD
                        && occurrence.start().isAfter(due.start())
                        && occurrence.rank().isAbove(Rank.of(due))
                        && occurrence
                                .slot()
                                .hasClipValidOn(occurrence
                                        .start()
                                        .atZone(playlist.timezone())
                                        .toLocalDate());
                assertThat(cuts && !after.hasBegun(occurrence))
                        .as("%s is cut by %s", due, occurrence.key())
                        .isFalse();
            }
        }

        /** Asked at any instant of a filler still, the schedule would show filler again. */
        private void checkNothingElseIsDue(Due due, History after) {
            long lengthMs = Duration.between(due.start(), due.end()).toMillis();
            for (int i = 0; i < 5; i++) {
                Instant then = due.start().plusMillis(random.nextLong(lengthMs));
                Due other = Objects.requireNonNull(
                        schedule.decide(then, after, clip -> true).due());
                assertThat(other.kind()).as("at %s during %s", then, due).isEqualTo(Due.Kind.FILLER);
            }
        }

        /** A stretch of higher rank, open, with a clip that nothing can hold back, leaves nothing to lower ranks. */
        private void checkRanks(Due due) {
            if (due.kind() == Due.Kind.FILLER) {
                return;
            }
            for (Occurrence occurrence :
                    schedule.occurrences(due.start(), due.start().plusMillis(1))) {
                boolean free = occurrence.slot().clips().stream()
                        .anyMatch(clip -> clip.maxPerHour() == 0 && clip.minGap() == null && clip.isAlwaysValid());
                assertThat(!occurrence.slot().isAt()
                                && occurrence.isOpen(due.start())
                                && occurrence.rank().isAbove(Rank.of(due))
                                && free)
                        .as("%s goes before %s", due, occurrence.key())
                        .isFalse();
            }
        }

        private void checkLimits(Due due) {
            Clip clip = due.clip();
            List<Instant> before = starts.getOrDefault(clip.id(), List.of());
            long lastHour = before.stream()
                    .filter(start -> start.isAfter(due.start().minusSeconds(3600)))
                    .count();
            assertThat(clip.maxPerHour() == 0 || lastHour < clip.maxPerHour())
                    .as("maxPerHour of %s", due)
                    .isTrue();
            Duration gap = clip.minGap();
            assertThat(gap == null
                            || before.isEmpty()
                            || !before.get(before.size() - 1).plus(gap).isAfter(due.start()))
                    .as("minGap of %s", due)
                    .isTrue();
        }

        private void checkOnce(History after) {
            Occurrence.Key key =
                    Objects.requireNonNull(Objects.requireNonNull(after.last).key());
            int next = after.book
                    .findGoing(key)
                    .map(AppointmentBook.Going::position)
                    .orElse(Integer.MAX_VALUE);
            assertThat(shown.getOrDefault(key, 0)).as("shown of %s", key).isLessThan(next);
            shown.put(key, next);
        }

        private void checkMissed(Missed missed) {
            assertThat(missed.reason()).as("%s", missed).isNotEqualTo(Missed.Reason.OFF);
            told.add(missed.slot() + "@" + missed.plannedStart());
        }

        /** Every appointment well before the end was begun or told to be missed. */
        private void checkAccounted(Instant end) {
            if (playlist.version() > 1) {
                return;
            }
            Instant settled = end.minus(Duration.ofHours(12));
            for (Occurrence occurrence : schedule.occurrences(from, settled)) {
                if (occurrence.slot().isAt() && !occurrence.start().isBefore(from)) {
                    boolean begun = shown.containsKey(occurrence.key());
                    boolean missed = told.contains(occurrence.slot().id() + "@" + occurrence.start());
                    assertThat(begun || missed)
                            .as("%s is accounted for", occurrence.key())
                            .isTrue();
                }
            }
        }
    }
}
