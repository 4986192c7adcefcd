// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.Decision;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.History;

/**
 * What the player is told to get ready, one thing at a time, each under the number of its play; gathered until a turn hands it
 * over. What is cued stands in the journal as intended before it can be seen. One thread.
 */
final class Cueing {
    private final Playable playable;
    private final AsRun asRun;
    private final List<Order> orders = new ArrayList<>();
    private long lastPlay;
    private @Nullable Next next;

    /** @param lastPlay the last number that was given away */
    Cueing(Playable playable, AsRun asRun, long lastPlay) {
        this.playable = playable;
        this.asRun = asRun;
        this.lastPlay = lastPlay;
    }

    /** What was ordered since the last call. */
    List<Order> take() {
        List<Order> taken = List.copyOf(orders);
        orders.clear();
        return taken;
    }

    Optional<Next> next() {
        return Optional.ofNullable(next);
    }

    /**
     * What the schedule wants, for an instant on the monotonic clock. Nothing when the clip's file went away since it was
     * chosen: the next turn chooses anew.
     *
     * @param urgent whether the screen is bare
     */
    void cue(Playlist playlist, Decision decision, boolean urgent, long atNs) {
        Due due = decision.due();
        if (due == null) {
            next = new Next.Scheduled(++lastPlay, decision);
            orders.add(new Order.Dark(lastPlay, atNs));
            return;
        }
        playable.preroll(lastPlay + 1, due.clip(), urgent).ifPresent(preroll -> {
            next = new Next.Scheduled(++lastPlay, decision);
            orders.add(preroll);
            orders.add(new Order.Flip(lastPlay, atNs));
            asRun.intend(lastPlay, playlist, due, decision);
        });
    }

    /** @param history as it will stand when the scene is shown */
    void cue(Scene scene, History history, Instant start, long atNs) {
        next = new Next.Taken(++lastPlay, scene);
        orders.add(scene.preroll(lastPlay));
        orders.add(new Order.Flip(lastPlay, atNs));
        asRun.intend(lastPlay, scene, start, history);
    }

    /** It came on the glass, or it never will: what was cued under this number, no longer the next. Empty where it was dropped. */
    Optional<Next> settle(long play) {
        Optional<Next> settled = next().filter(cued -> cued.play() == play);
        settled.ifPresent(cued -> next = null);
        return settled;
    }

    /** Another one is to be chosen. */
    void drop() {
        Next dropped = next;
        next = null;
        if (dropped == null) {
            return;
        }
        orders.add(new Order.Drop(dropped.play()));
        boolean dark = dropped instanceof Next.Scheduled scheduled
                && scheduled.decision().due() == null;
        if (!dark) {
            asRun.drop(dropped.play());
        }
    }

    /** Black, and nothing follows. */
    void goBlack(long atNs) {
        orders.add(new Order.Dark(++lastPlay, atNs));
    }

    void standBy() {
        orders.add(new Order.Standby());
    }
}
