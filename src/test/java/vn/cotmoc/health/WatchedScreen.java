// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playback.BadClip;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playback.ScreenStatus.State;
import vn.cotmoc.playback.Sight;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.time.Moment;

/** A screen that fares as a test says. */
public final class WatchedScreen {
    public static final Lattice BLACK = grey(0);

    public final String id;
    public State state = State.PLAYING;
    public boolean lit = true;
    public boolean resting;
    public long processesLost;
    public boolean silent;
    public long displaysLost;
    public long bareMs;
    public final List<BadClip> badClips = new ArrayList<>();
    private long play;
    private @Nullable Due due;
    private @Nullable Sight sight;

    public WatchedScreen(String id) {
        this.id = id;
        play("mot", Clip.Kind.VIDEO, 10_000);
    }

    /** Another clip is on air. */
    public void play(String clip, Clip.Kind kind, long durationMs) {
        play++;
        due = new Due(
                clip(clip, kind, durationMs),
                "ngay",
                Due.Kind.BETWEEN,
                Slot.Priority.NORMAL,
                "2026-11-23",
                Instant.EPOCH,
                Instant.EPOCH.plusMillis(durationMs),
                false,
                Text.verbatim(""));
    }

    /** The deck has drawn this, and that was on the glass. */
    public void see(Lattice deck, @Nullable Lattice glass, Moment now) {
        boolean matched = glass != null && glass.distance(deck) <= 20;
        sight = new Sight(play, matched, now.monotonicNs(), deck, glass);
    }

    public Vitals vitals() {
        boolean shows = state == State.PLAYING || state == State.FILLER;
        var status =
                new ScreenStatus(id, state, shows ? due : null, null, null, null, null, shows, null, Entry.Proof.NONE);
        return new Vitals(status, lit, resting, processesLost, silent, displaysLost, bareMs, sight, badClips);
    }

    /** A picture of one brightness. */
    public static Lattice grey(int luma) {
        return Lattice.of(Lattice.COLUMNS, Lattice.ROWS, (x, y) -> luma * 0x010101);
    }

    /** A picture in which stripes wander: each {@code phase} is another one. */
    public static Lattice moving(int phase) {
        return Lattice.of(Lattice.COLUMNS, Lattice.ROWS, (x, y) -> (40 + 6 * ((x + 3 * y + phase) % 32)) * 0x010101);
    }

    /** A picture with an upper left corner that is not its own. */
    public static Lattice covered(Lattice picture, int columns, int rows, int luma) {
        return Lattice.of(Lattice.COLUMNS, Lattice.ROWS, (x, y) -> {
            int own = picture.luma().get(y * Lattice.COLUMNS + x);
            return (x < columns && y < rows ? luma : own) * 0x010101;
        });
    }

    private static Clip clip(String id, Clip.Kind kind, long durationMs) {
        return new Clip(
                id,
                id,
                id,
                "khac",
                "vi",
                Clip.Source.TINH,
                null,
                null,
                null,
                kind,
                durationMs,
                true,
                Clip.Fit.CONTAIN,
                0,
                null,
                null);
    }
}
