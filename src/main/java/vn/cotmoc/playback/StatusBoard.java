// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry.Proof;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.time.Moment;

/** What the playout of one screen shows of itself. Written by its thread, read by all. */
final class StatusBoard {
    /** Recovery takes half a second; whoever looks must see within five that a screen does not recover by itself. */
    private static final long FAULT_AFTER_NS = TimeUnit.SECONDS.toNanos(4);
    /** The player tells of a moving picture four times a second. */
    private static final long STILL_ADVANCING_NS = TimeUnit.SECONDS.toNanos(1);

    private final String screen;
    private long shownNs;
    private @Nullable Instant verifiedAt;
    private volatile ScreenStatus status;

    StatusBoard(String screen, Moment now) {
        this.screen = screen;
        shownNs = now.monotonicNs();
        status = bare(ScreenStatus.State.RECOVERING, null);
    }

    ScreenStatus status() {
        return status;
    }

    void update(Playout playout, Moment now, List<Sight> seen) {
        for (Sight sight : seen) {
            if (sight.matched()) {
                verifiedAt = now.wallAt(sight.atNs());
            }
        }
        Optional<OnAir> onAir = playout.onAir();
        Due next = playout.next().orElse(null);
        if (onAir.isPresent()) {
            shownNs = now.monotonicNs();
            status = showing(onAir.get(), next, now);
        } else if (playout.programme().isEmpty() || playout.isResting()) {
            shownNs = now.monotonicNs();
            status = bare(ScreenStatus.State.DARK, null);
        } else {
            boolean lost = now.monotonicNs() - shownNs > FAULT_AFTER_NS;
            status = bare(lost ? ScreenStatus.State.FAULT : ScreenStatus.State.RECOVERING, next);
        }
    }

    private ScreenStatus showing(OnAir shown, @Nullable Due next, Moment now) {
        if (shown.isDark()) {
            return new ScreenStatus(
                    screen, ScreenStatus.State.DARK, null, null, null, null, next, true, verifiedAt, Proof.NONE);
        }
        boolean advancing = !shown.isVideo() || now.monotonicNs() - shown.lastPictureNs() < STILL_ADVANCING_NS;
        Scene scene = shown.scene();
        return new ScreenStatus(
                screen,
                state(shown.due()),
                shown.due(),
                scene == null ? null : scene.order(),
                shown.startedAt(),
                shown.end(),
                next,
                advancing,
                verifiedAt,
                shown.proof().until(now.monotonicNs()));
    }

    private static ScreenStatus.State state(@Nullable Due due) {
        if (due == null) {
            return ScreenStatus.State.TAKEOVER;
        }
        return due.kind() == Due.Kind.FILLER ? ScreenStatus.State.FILLER : ScreenStatus.State.PLAYING;
    }

    private ScreenStatus bare(ScreenStatus.State state, @Nullable Due next) {
        return new ScreenStatus(screen, state, null, null, null, null, next, false, verifiedAt, Proof.NONE);
    }
}
