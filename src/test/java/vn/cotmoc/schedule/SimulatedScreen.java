// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/** Three days of one screen, as a seed draws them: it decides, restarts, takes new versions, has its clock set. */
final class SimulatedScreen {
    private static final Duration LENGTH = Duration.ofDays(3);
    private static final int DECISIONS_TO_A_VERSION = 200;
    private static final int DECISIONS_TO_A_RESTART = 5;
    private static final int DECISIONS_TO_A_CLOCK_STEP = 60;

    private final Random random;
    private final RandomPlaylist playlists;
    private final Screen screen;
    private final Instant from;
    private final Instant to;
    /** Where the clock is set, what was told to be missed before is over, and shares of time mean nothing. */
    private final boolean setsClock;

    private final ShownOnce once = new ShownOnce();
    private final Set<String> told = new HashSet<>();
    private Playlist playlist;
    private Schedule schedule;
    private PlayRules rules;
    private History history = History.EMPTY;

    SimulatedScreen(long seed) {
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
        setsClock = random.nextInt(3) == 0;
        rules = new PlayRules(schedule, from, once);
    }

    void run() {
        history = schedule.activated(null, history, from);
        Instant now = from;
        while (now.isBefore(to)) {
            Decision decision = decide(now);
            decision.missed().forEach(this::checkMissed);
            if (decision.due() == null) {
                checkDark(now);
            } else {
                check(decision.due(), decision);
            }
            history = decision.history();
            now = goOn(decision.until());
        }
        if (playlist.version() == 1 && !setsClock) {
            checkAccounted(now.minus(Duration.ofHours(12)));
        }
    }

    private Decision decide(Instant now) {
        Decision decision = schedule.decide(now, history, clip -> true);
        assertThat(decision.until()).as("until, asked at %s", now).isAfter(now);
        if (random.nextInt(DECISIONS_TO_A_RESTART) == 0) {
            checkRestarted(decision, now);
        }
        return decision;
    }

    private void checkRestarted(Decision decision, Instant now) {
        Decision restarted = schedule.decide(now, History.fromJson(history.toJson()), clip -> true);
        assertThat(restarted.due()).as("after a restart at %s", now).isEqualTo(decision.due());
        assertThat(restarted.history().toJson().length())
                .isEqualTo(decision.history().toJson().length());
    }

    private Instant goOn(Instant end) {
        Instant now = end;
        if (setsClock && random.nextInt(DECISIONS_TO_A_CLOCK_STEP) == 0) {
            now = end.plusMillis(random.nextLong(
                    -Duration.ofHours(5).toMillis(), Duration.ofHours(3).toMillis()));
            rules.clockWasSet();
        }
        if (random.nextInt(DECISIONS_TO_A_VERSION) == 0) {
            Schedule before = schedule;
            playlist = playlists.change(playlist);
            schedule = Schedule.of(playlist, screen);
            history = schedule.activated(before, history, now);
            rules = rules.goingOn(schedule, now);
        }
        return now;
    }

    private void checkDark(Instant now) {
        boolean pending = playlist.validFrom() != null
                && now.isBefore(
                        playlist.validFrom().atStartOfDay(playlist.timezone()).toInstant());
        boolean lit = new Hours(screen.hours(), screen.zone()).isLit(now);
        assertThat(pending || !lit).as("nothing due at %s", now).isTrue();
    }

    private void check(Due due, Decision decision) {
        assertThat(due.end()).isEqualTo(decision.until()).isAfter(due.start());
        if (due.kind() == Due.Kind.FILLER && due.clip().kind() == Clip.Kind.STILL) {
            checkNothingElseIsDue(due, decision.history());
        }
        rules.check(due, setsClock);
        if (due.kind() == Due.Kind.AT) {
            Occurrence.Key key = key(decision.history());
            assertThat(told).as("was told to be missed").doesNotContain(told(key));
            if (!setsClock) {
                rules.checkInTime(due, key);
            }
            once.check(key, decision.history());
        }
    }

    private static Occurrence.Key key(History after) {
        return Objects.requireNonNull(Objects.requireNonNull(after.last).key());
    }

    private String told(Occurrence.Key key) {
        return key.slot() + "@"
                + key.time().on(key.day()).atZone(playlist.timezone()).toInstant();
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

    private void checkMissed(Missed missed) {
        if (!setsClock) {
            assertThat(missed.reason()).as("%s", missed).isNotEqualTo(Missed.Reason.OFF);
        }
        told.add(missed.slot() + "@" + missed.plannedStart());
    }

    /** Every appointment until then was begun or told to be missed. */
    private void checkAccounted(Instant until) {
        for (Occurrence occurrence : schedule.occurrences(from, until)) {
            if (occurrence.slot().isAt() && !occurrence.start().isBefore(from)) {
                boolean missed = told.contains(occurrence.slot().id() + "@" + occurrence.start());
                assertThat(once.hasShown(occurrence.key()) || missed)
                        .as("%s is accounted for", occurrence.key())
                        .isTrue();
            }
        }
    }
}
