// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/**
 * The one thread of a screen: reads the clock, hears the player, lets the {@link Playout} decide, sends what it decided. It
 * never waits for disk or network.
 */
final class PlayoutLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlayoutLoop.class);
    /** Turns come at least so often; what must be exact is timed by the player. */
    private static final long LONGEST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long END_WAIT_MS = 1_000;

    private final Clock clock;
    private final Playout playout;
    private final Player player;
    private final Consumer<List<Entry>> journal;
    private final GlassWatch watch;
    private final StatusBoard board;
    private final VitalSigns signs;
    private final Sound sound;
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile History history;
    private volatile boolean closed;
    private final AtomicLong turns = new AtomicLong();

    /**
     * @param player made with what wakes this loop
     * @param watch made with what takes its sights
     * @param journal takes entries and returns at once
     */
    PlayoutLoop(
            ScreenSettings screen,
            ZoneId zone,
            Clock clock,
            Playout playout,
            Function<Runnable, Player> player,
            Function<Consumer<Sight>, GlassWatch> watch,
            Consumer<List<Entry>> journal) {
        this.clock = clock;
        this.playout = playout;
        this.journal = journal;
        history = playout.history();
        thread = new Thread(this::run, "playout-" + screen.id());
        Moment now = clock.now();
        board = new StatusBoard(screen.id(), now);
        signs = new VitalSigns(new Screen(screen.id(), screen.hours(), zone), board.status(), now);
        sound = new Sound(screen.audio(), zone);
        this.player = player.apply(() -> LockSupport.unpark(thread));
        this.watch = watch.apply(sights::add);
        thread.start();
    }

    /** Any thread: from the next turn on this is in force, as it was before this process began. */
    void resume(Programme before, Programme programme, Instant since) {
        request(() -> carryOut(playout.resume(before, programme, since, clock.now())));
    }

    /** Any thread: from the next turn on this is in force. */
    void activate(Programme programme) {
        request(() -> carryOut(playout.activate(programme, clock.now())));
    }

    /** Any thread: at the next turn this goes to the glass. */
    void takeOver(Scene scene) {
        request(() -> carryOut(playout.takeOver(scene, clock.now())));
    }

    /** Any thread: at the next turn the playlist goes on. */
    void handBack() {
        request(() -> carryOut(playout.handBack(clock.now())));
    }

    /** Any thread: from the next turn on only the standby card is shown, or no longer. */
    void rest(boolean on) {
        request(() -> carryOut(on ? playout.rest(clock.now()) : playout.rouse(clock.now())));
    }

    /** Any thread: at the next turn what is on air makes way for its successor. */
    void skip() {
        request(() -> carryOut(playout.skip(clock.now())));
    }

    /** Any thread: the device that lights the screen has said how it is. */
    void hear(PanelWord word) {
        request(() -> playout.hear(word));
    }

    /** Any thread: the player is replaced. */
    void restartPlayer() {
        player.restart();
    }

    private void request(Runnable request) {
        requests.add(request);
        LockSupport.unpark(thread);
    }

    /** Any thread: as of the last turn. */
    ScreenStatus status() {
        return board.status();
    }

    /** Any thread: as of the last turn. */
    Vitals vitals() {
        return signs.vitals();
    }

    /** Any thread: as of the last turn. */
    History history() {
        return history;
    }

    /** Any thread: how often it has come round. */
    long turns() {
        return turns.get();
    }

    private void run() {
        while (!closed) {
            doWork();
            turns.incrementAndGet();
            LockSupport.parkNanos(this, LONGEST_PAUSE_NS);
        }
        carryOut(playout.stop(clock.now()));
    }

    private void doWork() {
        try {
            for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
                request.run();
            }
            Moment now = clock.now();
            List<Report> reports = player.take();
            for (Report report : reports) {
                if (report instanceof Report.Progress progress) {
                    watch.compare(progress);
                }
            }
            List<Sight> seen = drainSights();
            sound.change(now.wall(), reports).ifPresent(player::send);
            carryOut(playout.turn(now, reports, seen));
            board.update(playout, now, seen);
            signs.update(playout, board.status(), now, reports, seen, player.isSilent());
            history = playout.history();
        } catch (RuntimeException e) {
            // A defect must not take the picture off the wall: what is on air stays, the next turn tries again.
            LOG.error("A turn of the playout failed.", e);
            LockSupport.parkNanos(this, TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void carryOut(Turn turn) {
        turn.orders().forEach(player::send);
        if (!turn.entries().isEmpty()) {
            journal.accept(turn.entries());
        }
    }

    private List<Sight> drainSights() {
        var drained = new ArrayList<Sight>();
        for (Sight sight = sights.poll(); sight != null; sight = sights.poll()) {
            drained.add(sight);
        }
        return drained;
    }

    /** The last play becomes a row; then the player takes its picture off the screen. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(END_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        player.close();
    }
}
