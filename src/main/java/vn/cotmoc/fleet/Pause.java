// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waiting. A broken line is left alone each time twice as long, up to half a minute, before it is tried again. */
final class Pause {
    private static final int FIRST_MS = 500;
    private static final int LONGEST_MS = 30_000;

    private Pause() {}

    /** @param tries how many have failed, 1 or more */
    static void after(int tries) {
        ofMs(Math.min(LONGEST_MS, (long) FIRST_MS << Math.min(tries - 1, 10)));
    }

    static void ofMs(long ms) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS))
                .join();
    }
}
