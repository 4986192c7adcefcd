// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.time.Clock;

/**
 * The one thread that writes the journal. {@link #offer} is for every thread and never waits for the disk.
 *
 * <p>What cannot be written waits in memory, up to {@link Writing#LOG_QUEUE_ENTRIES}, and is tried again; what is beyond
 * that is lost, and one gap row says how much.
 */
public final class JournalWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long CLOSE_WAIT_MS = 10_000;
    /** A worn disk may take a second for a write; SQLite waits five for another process. */
    private static final long HANGS_MS = 8_000;

    private final Writing writing;
    private final Reserve reserve;
    private final Clock clock;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closing;
    private boolean reserveWanted;
    private long turns;
    private boolean atWork = true;
    private long atWorkSinceNs;

    /** Starts writing. The journal stays open when this is closed. */
    public JournalWriter(Journal journal, Reserve reserve, Clock clock) {
        this.writing = new Writing(journal, clock);
        this.reserve = reserve;
        this.clock = clock;
        this.atWorkSinceNs = clock.now().monotonicNs();
        this.thread = new Thread(this::run, "journal");
        thread.start();
    }

    /** Takes what happened, in its order, and returns at once. */
    public void offer(List<? extends Entry> entries) {
        writing.offer(entries);
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has room taken up for when the disk is full, soon. Not with the start: on a disk where it is not held yet that is 64 MiB,
     * and whatever else is written meanwhile waits for them. Any thread.
     */
    public void takeReserve() {
        lock.lock();
        try {
            reserveWanted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Entries that wait to be written. */
    public int waiting() {
        return writing.waiting();
    }

    /** Entries that could not be kept, since the start. */
    public long lost() {
        return writing.lost();
    }

    /** Why nothing can be written at present, which may be that the disk does not answer; empty when all is well. */
    public Optional<Fault> trouble() {
        return writing.trouble().or(this::hanging);
    }

    private Optional<Fault> hanging() {
        lock.lock();
        try {
            long sinceMs = TimeUnit.NANOSECONDS.toMillis(clock.now().monotonicNs() - atWorkSinceNs);
            return atWork && sinceMs > HANGS_MS
                    ? Optional.of(Fault.retry("disk-hangs", sinceMs / 1_000))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How often the thread has come round, and it is asked to once more: whether this rises soon shows that it lives. It does
     * rise while the thread waits for the disk: to end the process would end the picture, and the next would wait as long.
     */
    public long turns() {
        lock.lock();
        try {
            changed.signalAll();
            if (atWork && thread.isAlive()) {
                turns++;
            }
            return turns;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is left, trying for ten seconds at most, and ends. */
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
            thread.join(CLOSE_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int left = waiting();
        if (left > 0) {
            LOG.error("The journal was closed with entries that could not be written. entries={}", left);
        }
    }

    private void run() {
        while (awaitWork()) {
            if (isReserveWanted()) {
                reserve.hold();
            }
            boolean troubled = writing.trouble().isPresent();
            long pauseMs = writing.doWork();
            turned();
            if (pauseMs > 0) {
                if (writing.trouble()
                        .filter(fault -> fault.code().equals("disk-full"))
                        .isPresent()) {
                    reserve.release();
                }
                if (!pause(pauseMs)) {
                    return;
                }
            } else if (troubled) {
                reserve.hold();
            }
        }
    }

    private void turned() {
        lock.lock();
        try {
            turns++;
        } finally {
            lock.unlock();
        }
    }

    private boolean isReserveWanted() {
        lock.lock();
        try {
            boolean wanted = reserveWanted;
            reserveWanted = false;
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is work; false when closing and all is written. */
    private boolean awaitWork() {
        lock.lock();
        try {
            atWork = false;
            while (waiting() == 0 && !reserveWanted && !closing) {
                changed.awaitUninterruptibly();
                turns++;
            }
            backToWork();
            return waiting() > 0 || !closing;
        } finally {
            lock.unlock();
        }
    }

    /** False when closing: nobody will wait any longer, and the last try was one. */
    private boolean pause(long ms) {
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            atWork = false;
            long leftNs = TimeUnit.MILLISECONDS.toNanos(ms);
            while (leftNs > 0 && !closing) {
                leftNs = changed.awaitNanos(leftNs);
                turns++;
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread; it goes on.", e);
        } finally {
            backToWork();
            lock.unlock();
        }
        return true;
    }

    /** Holding the lock. */
    private void backToWork() {
        atWork = true;
        atWorkSinceNs = clock.now().monotonicNs();
    }
}
