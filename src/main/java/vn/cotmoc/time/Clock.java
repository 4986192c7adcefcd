// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import java.time.Duration;
import java.util.Optional;

/** Tells what time it is. Safe for every thread. */
public interface Clock {
    /** Wall and monotonic time, read together. */
    Moment now();

    /** How far the wall clock is behind its time server, negative where it is ahead, when last measured; empty: unknown. */
    default Optional<Duration> offset() {
        return Optional.empty();
    }
}
