// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.time.Moment;

/** Whether there is a playlist, and for how long. */
public final class ProgrammeCheck implements Check {
    /** Time for the office to write, check and push the next one. */
    private static final Duration ENDING = Duration.ofDays(7);

    private final Function<Instant, Optional<OnAir>> onAir;
    private final Function<Instant, Optional<Instant>> nextTakeOver;

    /**
     * @param onAir the playlist in place at an instant
     * @param nextTakeOver when the next one that waits then takes over
     */
    public ProgrammeCheck(Function<Instant, Optional<OnAir>> onAir, Function<Instant, Optional<Instant>> nextTakeOver) {
        this.onAir = onAir;
        this.nextTakeOver = nextTakeOver;
    }

    @Override
    public List<Symptom> look(Moment now) {
        Optional<OnAir> found = onAir.apply(now.wall());
        if (found.isEmpty()) {
            return List.of(Symptom.of(Trouble.PLAYLIST_ABSENT));
        }
        Playlist playlist = found.get().playlist();
        LocalDate last = playlist.validUntil();
        if (found.get().expired()) {
            return List.of(Symptom.of(Trouble.PLAYLIST_EXPIRED, playlist.id()));
        }
        if (last == null) {
            return List.of();
        }
        Instant end = last.plusDays(1).atStartOfDay(playlist.timezone()).toInstant();
        boolean soon = now.wall().plus(ENDING).isAfter(end);
        boolean followed =
                nextTakeOver.apply(now.wall()).filter(at -> !at.isAfter(end)).isPresent();
        return soon && !followed ? List.of(Symptom.of(Trouble.PLAYLIST_ENDING, playlist.id(), last)) : List.of();
    }
}
