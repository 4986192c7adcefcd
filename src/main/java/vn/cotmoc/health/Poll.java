// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.time.Clock;

/** One device, asked over and over by a thread of its own; keeps its last answer. */
final class Poll<R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);
    /** Twice what a reading may take: past it the thread itself hangs, for instance in the lookup of a name. */
    private static final long STALE_NS = TimeUnit.MILLISECONDS.toNanos(2 * Panel.READ_MOST_MS);

    private static final long CLOSE_WAIT_MS = 1_000;

    private record Answer<R>(R reading, long takenNs) {}

    private final Supplier<R> device;
    private final Runnable close;
    private final R stale;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Answer<R> last;

    /**
     * @param close lets go of the device; a reading under way ends with it
     * @param stale what is told while the device's thread hangs
     */
    Poll(String name, Supplier<R> device, Runnable close, R stale, Clock clock) {
        this.device = device;
        this.close = close;
        this.stale = stale;
        this.clock = clock;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The last answer; empty until there is one. */
    Optional<R> latest() {
        Answer<R> answer = last;
        if (answer == null) {
            return Optional.empty();
        }
        boolean fresh = clock.now().monotonicNs() - answer.takenNs() <= STALE_NS;
        return Optional.of(fresh ? answer.reading() : stale);
    }

    private void run() {
        try {
            do {
                ask();
            } while (!closing.await(Devices.PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread but its end.", e);
        }
    }

    private void ask() {
        try {
            last = new Answer<>(device.get(), clock.now().monotonicNs());
        } catch (RuntimeException e) {
            LOG.error(
                    "A device's driver is broken. device={}",
                    Thread.currentThread().getName(),
                    e);
            last = new Answer<>(stale, clock.now().monotonicNs());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        close.run();
        try {
            thread.join(CLOSE_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
