// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;

/**
 * Puts the right deck's picture on the stage at the right instant, and its sound with it. All its state belongs to the one thread that runs it; orders
 * and libVLC's threads only leave a note and wake it.
 */
final class Presenter implements Runnable, Deck.Listener {
    /** A paused clip needs about this long to hand over its second picture: resumed so early, it is seen in time. */
    private static final long ROLL_LEAD_NS = TimeUnit.MILLISECONDS.toNanos(8);

    private static final long PROGRESS_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Stage stage;
    private final Mixer mixer;
    private final Function<Order.Preroll, Deck> decks;
    private final Consumer<Report> reports;
    private final Runnable heartbeat;
    private final Queue<Runnable> notes = new ConcurrentLinkedQueue<>();
    private volatile boolean changed;
    private volatile @Nullable Deck onAir;
    private volatile @Nullable Thread thread;

    private long onAirPlay;
    private boolean dark;
    private @Nullable Deck next;
    private boolean nextReady;
    private boolean nextRolling;
    private @Nullable Turn turn;
    private long progressDueNs;

    /** What to show from when on: the next deck, or black. */
    private record Turn(long play, long atNs, boolean dark) {}

    /** @param heartbeat called where there is nothing else to tell, so that silence means trouble */
    Presenter(
            Stage stage,
            Mixer mixer,
            Function<Order.Preroll, Deck> decks,
            Consumer<Report> reports,
            Runnable heartbeat) {
        this.stage = stage;
        this.mixer = mixer;
        this.decks = decks;
        this.reports = reports;
        this.heartbeat = heartbeat;
    }

    /** Any thread. */
    void take(Order order) {
        note(() -> follow(order));
    }

    @Override
    public void ready(Deck deck) {
        note(() -> {
            if (deck == next) {
                nextReady = true;
                reports.accept(new Report.Prerolled(deck.play()));
            }
        });
    }

    @Override
    public void failed(Deck deck, String why) {
        note(() -> {
            if (deck == next) {
                drop(deck.play());
                reports.accept(new Report.Failed(deck.play(), why));
            }
        });
    }

    @Override
    public void changed(Deck deck) {
        if (deck == onAir) {
            changed = true;
            wake();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        progressDueNs = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            for (Runnable note = notes.poll(); note != null; note = notes.poll()) {
                note.run();
            }
            step(System.nanoTime());
            if (!changed && notes.isEmpty()) {
                LockSupport.parkNanos(this, Math.max(1, wakeDueNs() - System.nanoTime()));
            }
        }
    }

    private void follow(Order order) {
        if (order instanceof Order.Preroll preroll) {
            dropNext();
            next = decks.apply(preroll);
        } else if (order instanceof Order.Flip flip) {
            turn = new Turn(flip.play(), flip.atNs(), false);
        } else if (order instanceof Order.Dark blackout) {
            turn = new Turn(blackout.play(), blackout.atNs(), true);
        } else if (order instanceof Order.Drop drop) {
            drop(drop.play());
        } else if (order instanceof Order.Standby) {
            standBy();
        } else if (order instanceof Order.Mute mute) {
            mixer.mute(mute.on());
        }
    }

    private void step(long nowNs) {
        Turn due = turn;
        if (due != null && !due.dark() && isReady(due.play()) && nowNs >= due.atNs() - ROLL_LEAD_NS) {
            roll();
        }
        if (due != null && (due.dark() || isReady(due.play())) && nowNs >= due.atNs()) {
            turn(due);
        }
        if (changed) {
            changed = false;
            show();
        }
        if (nowNs >= progressDueNs) {
            progressDueNs = nowNs + PROGRESS_NS;
            tellProgress();
        }
    }

    private boolean isReady(long play) {
        Deck deck = next;
        return nextReady && deck != null && deck.play() == play;
    }

    private void roll() {
        Deck deck = next;
        if (deck != null && !nextRolling) {
            nextRolling = true;
            deck.roll();
        }
    }

    private void turn(Turn due) {
        Deck before = onAir;
        long lastBefore = before == null ? 0 : before.count().lastNs();
        Deck after = due.dark() ? null : next;
        onAir = after;
        mixer.cutTo(Optional.ofNullable(after).flatMap(Deck::sound));
        onAirPlay = due.play();
        dark = due.dark();
        show();
        long nowNs = System.nanoTime();
        long heldNs = before == null || before.count().pictures() < 2 ? 0 : nowNs - lastBefore;
        reports.accept(new Report.OnGlass(due.play(), nowNs, nowNs - due.atNs(), heldNs));
        turn = null;
        if (after != null) {
            next = null;
            nextReady = false;
            nextRolling = false;
        }
        if (before != null) {
            before.close();
        }
    }

    private void show() {
        Deck deck = onAir;
        if (deck != null) {
            deck.show(stage);
        } else if (dark) {
            stage.showBlack();
        }
    }

    private void standBy() {
        turn = null;
        dropNext();
        Deck deck = onAir;
        onAir = null;
        dark = false;
        stage.hide();
        mixer.cutTo(Optional.empty());
        if (deck != null) {
            deck.close();
        }
    }

    private void drop(long play) {
        Turn due = turn;
        if (due != null && due.play() == play) {
            turn = null;
        }
        Deck deck = next;
        if (deck != null && deck.play() == play) {
            dropNext();
        }
    }

    private void dropNext() {
        Deck deck = next;
        next = null;
        nextReady = false;
        nextRolling = false;
        if (deck != null) {
            deck.close();
        }
    }

    private void tellProgress() {
        Deck deck = onAir;
        if (deck != null) {
            Deck.Count count = deck.count();
            reports.accept(new Report.Progress(
                    onAirPlay, count.pictures(), count.lastNs(), deck.lattice(stage), deck.isOver()));
        } else if (dark) {
            reports.accept(new Report.Progress(onAirPlay, 0, 0, null, false));
        } else {
            heartbeat.run();
        }
    }

    private long wakeDueNs() {
        Turn due = turn;
        if (due == null || !(due.dark() || isReady(due.play()))) {
            return progressDueNs;
        }
        long turnDueNs = due.dark() || nextRolling ? due.atNs() : due.atNs() - ROLL_LEAD_NS;
        return Math.min(progressDueNs, turnDueNs);
    }

    private void note(Runnable note) {
        notes.add(note);
        wake();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }
}
