// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Media that failed: passed over until an hour has gone, as a file may have been mended or its trouble have been the disk's. */
final class Unplayable {
    private static final long HELD_BACK_NS = Duration.ofHours(1).toNanos();

    private final Map<String, Long> failedNs = new HashMap<>();

    void add(String sha256, long nowNs) {
        failedNs.put(sha256, nowNs);
    }

    boolean contains(String sha256, long nowNs) {
        Long since = failedNs.get(sha256);
        if (since != null && nowNs - since > HELD_BACK_NS) {
            failedNs.remove(sha256);
            return false;
        }
        return since != null;
    }
}
