// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playback.Sight;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Moment;

/** Whether the glass shows what the deck draws: not black, not standing still, not something else. */
public final class GlassCheck implements Check {
    /** The player tells of its deck four times a second; without a look for so long the X server does not answer. */
    private static final long STALE_NS = Duration.ofSeconds(3).toNanos();

    /** Looks come with the player's words: without them it is the player that is at fault, and soon replaced. */
    private static final long STALE_BY_SILENCE_NS = Duration.ofSeconds(6).toNanos();

    private final Supplier<List<Vitals>> screens;
    private final Map<String, GlassEye> eyes = new HashMap<>();
    private final Map<String, Long> shownSinceNs = new HashMap<>();

    public GlassCheck(Supplier<List<Vitals>> screens) {
        this.screens = screens;
    }

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        for (Vitals screen : screens.get()) {
            String id = screen.screen();
            find(screen, now).ifPresent(trouble -> symptoms.add(Symptom.on(id, trouble)));
        }
        return symptoms;
    }

    private Optional<Trouble> find(Vitals screen, Moment now) {
        Sight sight = screen.sight();
        if (sight == null || !isShowing(screen.status())) {
            eyes.remove(screen.screen());
            shownSinceNs.remove(screen.screen());
            return Optional.empty();
        }
        long sinceNs = shownSinceNs.computeIfAbsent(screen.screen(), id -> now.monotonicNs());
        boolean old = sight.atNs() < sinceNs; // from before the picture was gone
        long patienceNs = screen.silent() ? STALE_BY_SILENCE_NS : STALE_NS;
        if (now.monotonicNs() - Math.max(sight.atNs(), sinceNs) > patienceNs || (sight.glass() == null && !old)) {
            return Optional.of(Trouble.DISPLAY_DOWN);
        } else if (old) {
            return Optional.empty();
        }
        return eyes.computeIfAbsent(screen.screen(), id -> new GlassEye()).look(sight);
    }

    private static boolean isShowing(ScreenStatus status) {
        return switch (status.state()) {
            case PLAYING, FILLER, TAKEOVER -> true;
            case DARK, RECOVERING, FAULT -> false;
        };
    }
}
