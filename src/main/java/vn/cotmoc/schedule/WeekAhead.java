// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import vn.cotmoc.playlist.Clip;

/**
 * What one screen would show in the seven days from an instant on, if all media are there and it is always lit; at the most
 * until the playlist's validity is over.
 *
 * @param plays in order, without a hole
 * @param end of what was reckoned
 */
record WeekAhead(Schedule schedule, List<Due> plays, Instant end) {
    private static final Duration LENGTH = Duration.ofDays(7);

    /** Enough for a week of clips of 15 s; a playlist of shorter ones is judged by fewer days. */
    private static final int MAX_PLAYS = 40_000;

    static WeekAhead of(Schedule schedule, Instant from) {
        Instant to = Validity.of(schedule.playlist()).clip(from.plus(LENGTH));
        Iterator<PlannedPlay> all = Preview.plays(List.of(Preview.Standing.anew(schedule, from)), from, to);
        List<Due> plays = new ArrayList<>();
        while (all.hasNext() && plays.size() < MAX_PLAYS) {
            plays.add(all.next().due());
        }
        Instant end = all.hasNext() ? plays.get(plays.size() - 1).end() : to;
        return new WeekAhead(schedule, plays, end);
    }

    /** The most starts of a clip within 60 minutes. */
    int mostAnHour(Clip clip) {
        List<Instant> starts = plays.stream()
                .filter(play -> play.clip().id().equals(clip.id()))
                .map(Due::start)
                .toList();
        int most = 0;
        int oldest = 0;
        for (int newest = 0; newest < starts.size(); newest++) {
            while (!starts.get(oldest).plusSeconds(3600).isAfter(starts.get(newest))) {
                oldest++;
            }
            most = Math.max(most, newest - oldest + 1);
        }
        return most;
    }

    /** Airtime of slots, in one language, or in all. */
    long slotAirtimeMs(Predicate<Clip> which) {
        return plays.stream()
                .filter(play -> play.kind() != Due.Kind.FILLER && which.test(play.clip()))
                .mapToLong(play -> Duration.between(play.start(), play.end()).toMillis())
                .sum();
    }

    /** Stretches of filler and nothing else, without a break. */
    List<Stretch> fillerStretches() {
        List<Stretch> stretches = new ArrayList<>();
        Instant since = null;
        Instant until = null;
        for (Due play : plays) {
            if (play.kind() == Due.Kind.FILLER) {
                since = since == null ? play.start() : since;
                until = play.end();
            } else if (since != null && until != null) {
                stretches.add(new Stretch(since, until));
                since = null;
            }
        }
        if (since != null && until != null) {
            stretches.add(new Stretch(since, until));
        }
        return stretches;
    }

    record Stretch(Instant start, Instant end) {
        Duration length() {
            return Duration.between(start, end);
        }
    }
}
