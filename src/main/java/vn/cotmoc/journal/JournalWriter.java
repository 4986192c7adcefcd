// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.time.Clock;

/**
 * The one thread that writes the journal. {@link #offer} is for every thread and never waits for the disk.
 *
 * <p>What cannot be written waits in memory, up to {@link #LOG_QUEUE_ENTRIES}, and is tried again; what is beyond that is
 * lost, and one gap row says how much.
 */
public final class JournalWriter implements AutoCloseable {
    /** At two entries a play and a play of 10 s on each of four screens: three and a half hours. */
    public static final int LOG_QUEUE_ENTRIES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int BATCH_ENTRIES = 1_000;
    private static final long RETRY_FIRST_MS = 250;
    private static final long RETRY_MOST_MS = 10_000;
    private static final long CLOSE_WAIT_MS = 10_000;

    private final Journal journal;
    private final Reserve reserve;
    private final Clock clock;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Backlog backlog = new Backlog(LOG_QUEUE_ENTRIES);
    private boolean closing;
    private @Nullable Fault trouble;
    private String gapReason = "write-failed";

    /** Starts writing. The journal stays open when this is closed. */
    public JournalWriter(Journal journal, Reserve reserve, Clock clock) {
        this.journal = journal;
        this.reserve = reserve;
        this.clock = clock;
        this.thread = new Thread(this::run, "journal");
        thread.start();
    }

    /** Takes what happened, in its order, and returns at once. */
    public void offer(List<? extends Entry> entries) {
        lock.lock();
        try {
            for (Entry entry : entries) {
                backlog.offer(entry, clock.now().wall());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Entries that wait to be written. */
    public int waiting() {
        lock.lock();
        try {
            return backlog.size();
        } finally {
            lock.unlock();
        }
    }

    /** Entries that could not be kept, since the start. */
    public long lost() {
        lock.lock();
        try {
            return backlog.lostEver();
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing can be written at present; empty when all is well. */
    public Optional<Fault> trouble() {
        lock.lock();
        try {
            return Optional.ofNullable(trouble);
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
        long pauseMs = RETRY_FIRST_MS;
        while (awaitWork()) {
            List<Entry> batch = oldest();
            try {
                write(batch);
                written(batch);
                pauseMs = RETRY_FIRST_MS;
            } catch (Fault e) {
                if (failed(e)) {
                    return;
                }
                pause(pauseMs);
                pauseMs = Math.min(pauseMs * 2, RETRY_MOST_MS);
            }
        }
    }

    /** Whether there is work; false when closing and all is written. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (backlog.isEmpty() && !closing) {
                changed.awaitUninterruptibly();
            }
            return !backlog.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> oldest() {
        lock.lock();
        try {
            return backlog.oldest(BATCH_ENTRIES);
        } finally {
            lock.unlock();
        }
    }

    /** An entry that breaks the writing itself must not stop all that come after it: it alone is lost. */
    private void write(List<Entry> batch) {
        try {
            journal.write(batch);
        } catch (Fault e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Entries could not be written together, now one by one. entries={}", batch.size(), e);
            batch.forEach(this::writeAlone);
        }
    }

    private void writeAlone(Entry entry) {
        try {
            journal.write(List.of(entry));
        } catch (Fault e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("An entry cannot be written and is lost. entry={}", entry, e);
            lock.lock();
            try {
                backlog.lose(clock.now().wall());
            } finally {
                lock.unlock();
            }
        }
    }

    private void written(List<Entry> batch) {
        boolean recovered;
        lock.lock();
        try {
            backlog.remove(batch);
            backlog.resume(gapReason);
            recovered = trouble != null;
            trouble = null;
        } finally {
            lock.unlock();
        }
        if (recovered) {
            LOG.info("The journal is being written again. entries={}", batch.size());
            reserve.hold();
        }
    }

    /** Notes why nothing goes; tells whether to give up, as nobody will wait any longer. */
    private boolean failed(Fault fault) {
        boolean full = fault.code().equals("disk-full");
        if (full) {
            reserve.release();
        }
        lock.lock();
        try {
            gapReason = full ? "disk-full" : "write-failed";
            if (trouble == null) {
                LOG.error(
                        "The journal cannot be written; it waits in memory. code={} waiting={} why={}",
                        fault.code(),
                        backlog.size(),
                        fault.getMessage());
            }
            trouble = fault;
            return closing;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long ms) {
        lock.lock();
        try {
            long leftNs = TimeUnit.MILLISECONDS.toNanos(ms);
            while (leftNs > 0 && !closing) {
                leftNs = changed.awaitNanos(leftNs);
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread; it goes on.", e);
        } finally {
            lock.unlock();
        }
    }
}
