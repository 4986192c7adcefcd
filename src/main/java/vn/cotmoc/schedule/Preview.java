// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Playlist;

/** What will be on air, by the very decision the node makes. Pure; plays are reckoned as they are asked for. */
public final class Preview {
    private static final Comparator<Run> BY_START_THEN_SCREEN = Comparator.comparing(
                    (Run run) -> run.peek().due().start())
            .thenComparing(run -> run.peek().screen());

    private Preview() {}

    /**
     * Where a screen stands when a preview begins.
     *
     * @param onAir null for nothing
     * @param now when {@code onAir} is on air and {@code history} as it is, at most when the preview begins
     */
    public record Standing(
            Schedule schedule, History history, @Nullable Due onAir, Instant now, Predicate<String> playable) {
        /** As if activated at an instant, with nothing shown before, all media there. */
        public static Standing anew(Schedule schedule, Instant from) {
            return new Standing(schedule, schedule.activated(null, History.EMPTY, from), null, from, clip -> true);
        }
    }

    /** The due times that overlap [from, to) on at least one of the screens: by start, then file order. */
    public static List<SlotTime> slots(Playlist playlist, List<Screen> screens, Instant from, Instant to) {
        Schedule all = Schedule.of(playlist, Screen.alone(Screen.ANY, playlist.timezone()));
        return all.occurrences(from, to).stream()
                .map(occurrence -> SlotTime.of(
                        occurrence,
                        screens.stream()
                                .filter(screen -> screen.takes(occurrence.slot().slot()))
                                .map(Screen::id)
                                .toList()))
                .filter(time -> !time.screens().isEmpty())
                .toList();
    }

    /** What is on air in [from, to): by start, then screen. Plays have their full end. */
    public static Iterator<PlannedPlay> plays(List<Standing> screens, Instant from, Instant to) {
        return plays(screens, from, to, (screen, missed) -> {});
    }

    /**
     * The same.
     *
     * @param unfollowed takes, with their screen, the missed after which nothing plays any more; the others stand in the play
     *     that follows them
     */
    public static Iterator<PlannedPlay> plays(
            List<Standing> screens, Instant from, Instant to, BiConsumer<String, Missed> unfollowed) {
        PriorityQueue<Run> runs = new PriorityQueue<>(BY_START_THEN_SCREEN);
        screens.stream()
                .map(screen -> new Run(screen, from, to, unfollowed))
                .filter(Run::hasNext)
                .forEach(runs::add);
        return new Merged(runs);
    }

    private record Merged(PriorityQueue<Run> runs) implements Iterator<PlannedPlay> {
        @Override
        public boolean hasNext() {
            return !runs.isEmpty();
        }

        @Override
        public PlannedPlay next() {
            Run first = runs.remove();
            PlannedPlay play = first.next();
            if (first.hasNext()) {
                runs.add(first);
            }
            return play;
        }
    }

    /** One screen's plays, one after the other. */
    private static final class Run implements Iterator<PlannedPlay> {
        private final Standing screen;
        private final Instant to;
        private final BiConsumer<String, Missed> unfollowed;
        private History history;
        private Instant now;
        private @Nullable PlannedPlay next;

        Run(Standing screen, Instant from, Instant to, BiConsumer<String, Missed> unfollowed) {
            this.screen = screen;
            this.to = to;
            this.unfollowed = unfollowed;
            this.history = screen.history();
            this.now = screen.now();
            Due onAir = screen.onAir();
            if (onAir != null) {
                this.now = onAir.end();
                this.next = new PlannedPlay(screen.schedule().screen(), onAir, List.of());
            } else {
                this.next = decide();
            }
            while (next != null && !next.due().end().isAfter(from)) {
                next = decide();
            }
        }

        PlannedPlay peek() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            return next;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public PlannedPlay next() {
            PlannedPlay play = peek();
            next = decide();
            return play;
        }

        private @Nullable PlannedPlay decide() {
            List<Missed> missed = new ArrayList<>();
            while (now.isBefore(to)) {
                Decision decision = screen.schedule().decide(now, history, screen.playable());
                history = decision.history();
                now = decision.until();
                missed.addAll(decision.missed());
                if (decision.due() != null) {
                    return new PlannedPlay(screen.schedule().screen(), decision.due(), missed);
                }
            }
            missed.forEach(one -> unfollowed.accept(screen.schedule().screen(), one));
            return null;
        }
    }
}
