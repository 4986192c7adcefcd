// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.time.Clock;

/**
 * What waits to be written, and how the writing goes: the steps of {@link JournalWriter}, without its thread and its pauses.
 * {@link #offer} is for every thread and never waits for the disk; {@link #doWork} for one.
 */
public final class Writing {
    /** At two entries a play and a play of 10 s on each of four screens: three and a half hours. */
    public static final int LOG_QUEUE_ENTRIES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final int BATCH_ENTRIES = 1_000;
    private static final long RETRY_FIRST_MS = 250;
    private static final long RETRY_MOST_MS = 10_000;

    private final Journal journal;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Backlog backlog = new Backlog(LOG_QUEUE_ENTRIES);
    private @Nullable Fault trouble;
    private String gapReason = "write-failed";
    private long pauseMs = RETRY_FIRST_MS;

    public Writing(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes what happened, in its order. */
    public void offer(List<? extends Entry> entries) {
        lock.lock();
        try {
            for (Entry entry : entries) {
                backlog.offer(entry, clock.now().wall());
            }
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

    /** Writes the oldest of what waits; gives how many ms to let pass before the next try, 0 when it went well. */
    public long doWork() {
        List<Entry> batch = oldest();
        try {
            write(batch);
            written(batch);
            pauseMs = RETRY_FIRST_MS;
            return 0;
        } catch (Fault e) {
            failed(e);
            long pause = pauseMs;
            pauseMs = Math.min(pauseMs * 2, RETRY_MOST_MS);
            return pause;
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
        lock.lock();
        try {
            backlog.remove(batch);
            backlog.resume(gapReason);
            if (trouble != null) {
                LOG.info("The journal is being written again. entries={}", batch.size());
            }
            trouble = null;
        } finally {
            lock.unlock();
        }
    }

    private void failed(Fault fault) {
        lock.lock();
        try {
            gapReason = fault.code().equals("disk-full") ? "disk-full" : "write-failed";
            if (trouble == null) {
                LOG.error(
                        "The journal cannot be written; it waits in memory. code={} waiting={} why={}",
                        fault.code(),
                        backlog.size(),
                        fault.getMessage());
            }
            trouble = fault;
        } finally {
            lock.unlock();
        }
    }
}
