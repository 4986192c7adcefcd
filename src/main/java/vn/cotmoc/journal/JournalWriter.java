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

    private final Writing writing;
    private final Reserve reserve;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closing;
    private long turns;

    /** Starts writing. The journal stays open when this is closed. */
    public JournalWriter(Journal journal, Reserve reserve, Clock clock) {
        this.writing = new Writing(journal, clock);
        this.reserve = reserve;
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

    /** Entries that wait to be written. */
    public int waiting() {
        return writing.waiting();
    }

    /** Entries that could not be kept, since the start. */
    public long lost() {
        return writing.lost();
    }

    /** Why nothing can be written at present; empty when all is well. */
    public Optional<Fault> trouble() {
        return writing.trouble();
    }

    /** How often the thread has come round, and it is asked to once more: whether this rises soon shows that it lives. */
    public long turns() {
        lock.lock();
        try {
            changed.signalAll();
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
        reserve.hold();
        while (awaitWork()) {
            boolean troubled = trouble().isPresent();
            long pauseMs = writing.doWork();
            turned();
            if (pauseMs > 0) {
                if (trouble().filter(fault -> fault.code().equals("disk-full")).isPresent()) {
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

    /** Whether there is work; false when closing and all is written. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (waiting() == 0 && !closing) {
                changed.awaitUninterruptibly();
                turns++;
            }
            return waiting() > 0;
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
            long leftNs = TimeUnit.MILLISECONDS.toNanos(ms);
            while (leftNs > 0 && !closing) {
                leftNs = changed.awaitNanos(leftNs);
                turns++;
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread; it goes on.", e);
        } finally {
            lock.unlock();
        }
        return true;
    }
}
