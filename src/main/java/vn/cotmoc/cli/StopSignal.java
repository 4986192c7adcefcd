// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the process is asked to stop, by Ctrl-C or by systemd, and lets it end with 0 once everything is closed. Opened
 * before what is to be closed, so that it is closed after it.
 */
final class StopSignal implements AutoCloseable {
    /** Longer than any close takes; systemd would lose patience only after 90 s. */
    private static final long CLOSING_WAIT_S = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop-signal");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void onShutdown() {
        asked.countDown();
        try {
            boolean inTime = closed.await(CLOSING_WAIT_S, TimeUnit.SECONDS);
            // The JVM would end with 128 + the signal's number, but being stopped is what this command is for.
            Runtime.getRuntime().halt(inTime ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks from within, as the signals do. */
    void ask() {
        asked.countDown();
    }

    /** Waits without end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits at most so long; true when the process was asked to stop. */
    boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whoever ends without having been asked by a signal ends with a status of its own. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already: it was a signal, and it sees to the status.
        }
    }
}
