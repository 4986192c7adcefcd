// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;

/**
 * What waits to go out by one outlet, in its order, and the thread that sends it: again and again, ever more slowly, until it
 * was taken, or was refused for good so often that it is given up. {@link #offer} is for every thread and returns at once.
 */
final class AlertQueue implements AutoCloseable {
    /** Months of a bad site. What is beyond loses the oldest: the newest says how things are. */
    static final int MOST_ALERTS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AlertQueue.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLED = 2;
    /** Some four minutes: one that is refused for good does not hold up those behind it for longer. */
    static final int MOST_REFUSALS = 8;

    /** After so many were told the file is written: after each, a long queue would be written a thousand times. */
    private static final int KEEP_EVERY_ALERTS = 20;

    private final Outlet outlet;
    private final AlertFile file;
    private final Duration firstPause;
    private final Duration closeWait;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Alert> waiting = new ArrayDeque<>();
    private boolean closing;
    private boolean unkept;
    private boolean troubled;
    private long lost;
    private @Nullable Alert refused;
    private int refusals;

    /**
     * Begins to send, first what the last process could not.
     *
     * @param file keeps what waits
     * @param firstPause before the second try; doubled for each further one
     * @param closeWait how long the close waits for what is still to go out
     */
    AlertQueue(Outlet outlet, AlertFile file, Duration firstPause, Duration closeWait) {
        this.outlet = outlet;
        this.file = file;
        this.firstPause = firstPause;
        this.closeWait = closeWait;
        this.waiting.addAll(file.read());
        this.thread = new Thread(this::run, "alerts");
        thread.setDaemon(true);
        thread.start();
    }

    Outlet outlet() {
        return outlet;
    }

    /** A heartbeat is worth nothing behind others that could not be told: it is left out then. */
    void offer(Alert alert) {
        lock.lock();
        try {
            if (alert instanceof Alert.Heartbeat && !waiting.isEmpty()) {
                return;
            }
            if (waiting.size() == MOST_ALERTS) {
                waiting.removeFirst();
                lost++;
            }
            waiting.addLast(alert);
            unkept = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        for (Alert alert = next(pause); alert != null; alert = next(pause)) {
            pause = sent(alert) ? Duration.ZERO : longer(pause);
        }
        keepLast();
    }

    private void keepLast() {
        lock.lock();
        try {
            // A file cannot be written by a thread whose sending was just interrupted.
            if (Thread.interrupted()) {
                LOG.debug("The alert under way was cut off. outlet={}", outlet.name());
            }
            keep();
        } finally {
            lock.unlock();
        }
    }

    private Duration longer(Duration pause) {
        Duration next = pause.isZero() ? firstPause : pause.multipliedBy(DOUBLED);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    /** The oldest, once there is one and the pause is over; null: nobody waits for it any longer. */
    private @Nullable Alert next(Duration pause) {
        lock.lock();
        try {
            long leftNs = pause.toNanos();
            while (unkept || (!closing && (leftNs > 0 || waiting.isEmpty()))) {
                if (unkept) {
                    keep();
                } else if (leftNs > 0) {
                    leftNs = changed.awaitNanos(leftNs);
                } else {
                    changed.await();
                }
            }
            return closing && !pause.isZero() ? null : waiting.peekFirst();
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Before it is sent for the first time, so that it outlives the process. Whoever offers meanwhile does not wait for the disk. */
    private void keep() {
        unkept = false;
        List<Alert> kept = waiting.stream()
                .filter(alert -> !(alert instanceof Alert.Heartbeat))
                .toList();
        lock.unlock();
        try {
            file.keep(kept);
        } finally {
            lock.lock();
        }
    }

    /** Whether this one is done with. */
    private boolean sent(Alert alert) {
        try {
            outlet.send(alert);
            take(alert);
            if (troubled) {
                LOG.info("Alerts are told again. outlet={}", outlet.name());
            }
            troubled = false;
            return true;
        } catch (Fault e) {
            if (e.category() == Category.REFUSED && isGivenUp(alert)) {
                LOG.error(
                        "An alert is refused for good and is lost. outlet={} alert={} why={}",
                        outlet.name(),
                        alert.id(),
                        e.getMessage());
                lose(alert);
                return true;
            }
            if (!troubled) {
                LOG.warn(
                        "An alert could not be told; it is tried again. outlet={} why={}",
                        outlet.name(),
                        e.getMessage());
            }
            troubled = true;
            if (alert instanceof Alert.Heartbeat) {
                take(alert);
            }
            return false;
        } catch (RuntimeException e) {
            LOG.error("An alert cannot be told and is lost. outlet={} alert={}", outlet.name(), alert, e);
            take(alert);
            return false;
        }
    }

    private boolean isGivenUp(Alert alert) {
        refusals = alert.equals(refused) ? refusals + 1 : 1;
        refused = alert;
        return refusals >= MOST_REFUSALS;
    }

    private void lose(Alert alert) {
        lock.lock();
        try {
            lost++;
            take(alert);
        } finally {
            lock.unlock();
        }
    }

    private void take(Alert alert) {
        lock.lock();
        try {
            // The oldest may have been thrown out meanwhile.
            waiting.removeFirstOccurrence(alert);
            unkept = unkept || waiting.isEmpty() || waiting.size() % KEEP_EVERY_ALERTS == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is left, trying each once and for a short time altogether; the rest is kept. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(closeWait.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (size() > 0) {
            LOG.warn("Alerts wait for the next start to be told. outlet={} alerts={}", outlet.name(), size());
        }
    }
}
