// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.PlannedPlay;
import vn.cotmoc.schedule.Preview;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/**
 * One screen with the node's own {@link Playout} and a {@link FakePlayer}: what {@link PlayoutLoop} is without thread, sound and
 * glass. One thread.
 */
public final class SimulatedScreen {
    /** Turns are so short while something may happen, as the loop's are. */
    private static final Duration BUSY = Duration.ofMillis(20);
    /** So long just before, when the last beat is due. */
    private static final Duration LIVELY = Duration.ofMillis(100);
    /** And so long while the next clip is being pre-rolled, which begins 5 s before an end. */
    private static final Duration WATCHFUL = Duration.ofMillis(500);

    private static final Duration LEAD = Duration.ofMillis(5_500);
    private static final Duration LAST_BEAT = Duration.ofMillis(600);
    private static final Duration FLIP = Duration.ofMillis(200);

    private final Screen screen;
    private final Clock clock;
    private final FakePlayer player;
    private final Playout playout;
    private final Consumer<List<Entry>> journal;

    /**
     * Goes on where the journal left off.
     *
     * @param entries takes what happens
     */
    public SimulatedScreen(
            Screen screen, Clock clock, ClipFiles media, Journal journal, Consumer<List<Entry>> entries) {
        this.screen = screen;
        this.clock = clock;
        this.journal = entries;
        player = new FakePlayer(clock);
        playout = Playout.resuming(screen.id(), media, journal);
    }

    /** To break it, and to see what it shows. */
    public FakePlayer player() {
        return player;
    }

    /** As {@link Screens#resume}. */
    public void resume(Playlist before, Playlist playlist, Instant since) {
        Programme resumed = Programme.of(playlist, screen);
        Programme earlier = before.equals(playlist) ? resumed : Programme.of(before, screen);
        carryOut(playout.resume(earlier, resumed, since, clock.now()));
    }

    /** As {@link Screens#activate}. */
    public void activate(Playlist playlist) {
        carryOut(playout.activate(Programme.of(playlist, screen), clock.now()));
    }

    public void doWork() {
        carryOut(playout.turn(clock.now(), player.take(), List.of()));
    }

    /** Ends in good order. */
    public void stop() {
        carryOut(playout.stop(clock.now()));
        player.close();
    }

    /** How long nothing can happen here by itself. */
    public Duration calm() {
        Moment now = clock.now();
        return playout.onAir()
                .map(onAir -> calm(Duration.between(now.wall(), onAir.end())))
                .orElse(BUSY);
    }

    private static Duration calm(Duration left) {
        if (left.compareTo(LEAD.plus(WATCHFUL)) > 0) {
            return left.minus(LEAD);
        }
        if (left.compareTo(LAST_BEAT.plus(WATCHFUL)) > 0) {
            return WATCHFUL;
        }
        return left.compareTo(FLIP.plus(LIVELY)) > 0 ? LIVELY : BUSY;
    }

    /**
     * What the preview says from what is on air on; empty unless that began when it was due.
     *
     * @param to up to which plays may start
     */
    public List<PlannedPlay> foresee(Instant to) {
        Programme inForce = playout.programme().orElse(null);
        OnAir shown = playout.onAir().orElse(null);
        Due due = shown == null ? null : shown.due();
        if (inForce == null || shown == null || due == null || !shown.end().equals(due.end())) {
            return List.of();
        }
        List<PlannedPlay> planned = new ArrayList<>();
        Preview.plays(List.of(standing(inForce, due)), due.start(), to).forEachRemaining(planned::add);
        return planned;
    }

    private Preview.Standing standing(Programme inForce, Due due) {
        Moment now = clock.now();
        return new Preview.Standing(inForce.schedule(), playout.history(), due, now.wall(), clip -> true);
    }

    private void carryOut(Turn turn) {
        turn.orders().forEach(player::send);
        if (!turn.entries().isEmpty()) {
            journal.accept(turn.entries());
        }
    }
}
