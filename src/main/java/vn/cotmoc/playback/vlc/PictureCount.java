// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the pictures that libVLC handed over, which tells more than its state does; waits for them. Safe for every thread. */
final class PictureCount {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Deck.Count count = new Deck.Count(0, 0);
    private boolean givenUp;

    void add(long atNs) {
        lock.lock();
        try {
            count = new Deck.Count(count.pictures() + 1, atNs);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The picture that stands is the first. */
    void restart() {
        lock.lock();
        try {
            count = new Deck.Count(1, count.lastNs());
        } finally {
            lock.unlock();
        }
    }

    Deck.Count count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are so many, at most so long; false when there are not. */
    boolean await(long pictures, long waitMs) throws InterruptedException {
        long leftNs = TimeUnit.MILLISECONDS.toNanos(waitMs);
        lock.lock();
        try {
            while (count.pictures() < pictures && !givenUp && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return count.pictures() >= pictures && !givenUp;
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long whatever comes, unless it is given up. */
    void settle(long waitMs) throws InterruptedException {
        await(Long.MAX_VALUE, waitMs);
    }

    /** Whoever waits need not wait any longer. */
    void giveUp() {
        lock.lock();
        try {
            givenUp = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
