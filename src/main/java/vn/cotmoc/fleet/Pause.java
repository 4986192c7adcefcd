// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long to leave a broken line alone before it is tried again: each time twice as long, up to half a minute. */
final class Pause {
    private static final int FIRST_MS = 500;
    private static final int LONGEST_MS = 30_000;

    private Pause() {}

    /** @param tries how many have failed, 1 or more */
    static void after(int tries) {
        long ms = Math.min(LONGEST_MS, (long) FIRST_MS << Math.min(tries - 1, 10));
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS))
                .join();
    }
}
