// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Glass;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.time.Clock;

/**
 * Looks at the glass whenever the player says what it drew, and tells whether the two agree. On a thread of its own, as an X
 * server that hangs must not hold up the playout.
 */
final class GlassWatch implements AutoCloseable {
    /**
     * The mean difference a point, of 255, up to which two pictures are the same: a moving clip has gone on by a frame or two
     * between drawing and looking, a foreign picture differs by 40 and more.
     */
    private static final double SAME_WITHIN = 20;

    private final Supplier<Glass> glasses;
    private final Area area;
    private final Clock clock;
    private final Consumer<Sight> sights;
    private final BlockingQueue<Report.Progress> drawn = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private @Nullable Glass glass;

    /** @param glasses opens a connection; throws a {@link Fault} while the X server is away */
    GlassWatch(String screen, Supplier<Glass> glasses, Area area, Clock clock, Consumer<Sight> sights) {
        this.glasses = glasses;
        this.area = area;
        this.clock = clock;
        this.sights = sights;
        thread = new Thread(this::watch, "glass-" + screen);
        thread.setDaemon(true);
        thread.start();
    }

    /** Any thread; when the last look is not finished yet, there is none at this. */
    void compare(Report.Progress progress) {
        if (progress.lattice() != null) {
            drawn.offer(progress);
        }
    }

    private void watch() {
        try {
            while (true) {
                Report.Progress progress = drawn.take();
                Lattice deck = progress.lattice();
                if (deck != null) {
                    sights.accept(look(progress.play(), deck));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        letGo();
    }

    private Sight look(long play, Lattice deck) {
        Lattice seen = null;
        try {
            if (glass == null) {
                glass = glasses.get();
            }
            seen = Lattice.read(glass, area);
        } catch (Fault e) {
            letGo();
        }
        boolean matched = seen != null && seen.distance(deck) <= SAME_WITHIN;
        return new Sight(play, matched, clock.now().monotonicNs(), deck, seen);
    }

    private void letGo() {
        Glass open = glass;
        glass = null;
        if (open != null) {
            try {
                open.close();
            } catch (Fault e) {
                // It was gone before; a new connection is opened for the next look.
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
