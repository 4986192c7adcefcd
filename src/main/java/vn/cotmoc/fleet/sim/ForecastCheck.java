// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playback.SimulatedScreen;
import vn.cotmoc.schedule.PlannedPlay;

/** Asks a screen's preview now and then, and holds what comes on air against it, as long as nobody interferes. */
final class ForecastCheck {
    private static final Duration HORIZON = Duration.ofHours(2);
    /** What a clock that drifts may move a start by. */
    private static final Duration OFF_MOST = Duration.ofSeconds(1);

    private final Deque<Expected> expected = new ArrayDeque<>();
    private final Map<Long, Entry.Showing> intents = new HashMap<>();
    private final List<Expected> came = new ArrayList<>();
    private boolean silent;
    private long kept;

    private record Expected(Instant start, String clip, String slot) {
        boolean isMetBy(@Nullable Expected other) {
            return other != null
                    && other.clip().equals(clip)
                    && other.slot().equals(slot)
                    && Duration.between(start, other.start()).abs().compareTo(OFF_MOST) <= 0;
        }
    }

    /** What the screen has told its journal. */
    void hear(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Intent intent) {
                intents.put(intent.play(), intent.showing());
            } else if (entry instanceof Entry.Started started) {
                Entry.Showing shown =
                        Optional.ofNullable(intents.get(started.play())).orElseThrow();
                came.add(new Expected(started.startedAt(), String.valueOf(shown.clip()), shown.slot()));
                intents.keySet().removeIf(play -> play <= started.play());
            }
        }
    }

    /** Looks at what came since the last look; where nothing is expected any more, asks the preview anew. */
    Optional<String> look(SimulatedScreen screen, Instant now) {
        List<Expected> since = List.copyOf(came);
        came.clear();
        if (silent) {
            return Optional.empty();
        }
        if (expected.isEmpty()) {
            screen.foresee(now.plus(HORIZON)).stream()
                    .skip(1)
                    .map(ForecastCheck::expected)
                    .forEach(expected::add);
            return Optional.empty();
        }
        for (Expected next : since) {
            Expected wanted = expected.poll();
            if (wanted != null && !wanted.isMetBy(next)) {
                forget();
                return Optional.of("the preview said " + wanted + ", on air came " + next);
            }
            kept += wanted == null ? 0 : 1;
        }
        return Optional.empty();
    }

    private static Expected expected(PlannedPlay play) {
        return new Expected(
                play.due().start(), play.due().clip().id(), play.due().slot());
    }

    /** Somebody interferes: what was foreseen holds no more. */
    void forget() {
        expected.clear();
        came.clear();
    }

    /** A clip cannot be played any more, which the preview does not know. */
    void silence() {
        forget();
        silent = true;
    }

    /** Another player, which can play everything. */
    void begin() {
        forget();
        silent = false;
    }

    long kept() {
        return kept;
    }
}
