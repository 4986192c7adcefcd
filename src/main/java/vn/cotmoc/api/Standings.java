// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Preview;
import vn.cotmoc.schedule.Schedule;
import vn.cotmoc.schedule.Screen;

/** From where a look ahead begins: what is on air on a screen, and what it has shown. */
record Standings(Wall wall) {
    /** With the playlist that is on air. */
    Preview.Standing now(Playlist playlist, Screen screen, Instant now, Predicate<String> playable) {
        Schedule schedule = Schedule.of(playlist, screen);
        Optional<ScreenStatus> status = status(screen);
        if (status.isEmpty()) {
            return Preview.Standing.anew(schedule, now);
        }
        History history = wall.history(screen.id());
        return new Preview.Standing(schedule, history, status.get().onAir(), begins(status.get(), now), playable);
    }

    /** As if another playlist came on air now, with all its media. */
    Preview.Standing after(Playlist before, Playlist after, Screen screen, Instant now) {
        Schedule schedule = Schedule.of(after, screen);
        Optional<ScreenStatus> status = status(screen);
        if (status.isEmpty()) {
            return Preview.Standing.anew(schedule, now);
        }
        History history = schedule.activated(Schedule.of(before, screen), wall.history(screen.id()), now);
        @Nullable Due onAir = status.get().onAir();
        @Nullable Due kept = onAir != null && holds(after, onAir) ? onAir : null;
        return new Preview.Standing(schedule, history, kept, begins(status.get(), now), clip -> true);
    }

    private Optional<ScreenStatus> status(Screen screen) {
        return wall.status().stream()
                .filter(one -> one.screen().equals(screen.id()))
                .findFirst();
    }

    /** While a screen is taken over, nothing of the playlist begins. */
    private static Instant begins(ScreenStatus status, Instant now) {
        Instant until = status.takeover() == null ? null : status.onAirUntil();
        return until == null || until.isBefore(now) ? now : until;
    }

    private static boolean holds(Playlist playlist, Due onAir) {
        return playlist.findClip(onAir.clip().id())
                .filter(clip ->
                        java.util.Objects.equals(clip.media(), onAir.clip().media()))
                .isPresent();
    }
}
