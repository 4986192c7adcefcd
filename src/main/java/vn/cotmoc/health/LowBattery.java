// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.time.Moment;

/** Decides when a machine on battery must stop. One thread. */
public final class LowBattery {
    /** Two readings: a UPS that tests itself may say so for one. */
    private static final long LASTS_NS = Duration.ofSeconds(3).toNanos();

    private @Nullable Long sinceNs;

    /** Whether the battery has been nearly empty for long enough; a UPS that does not tell is no reason to stop. */
    public boolean mustStop(Optional<UpsReading> reading, Moment now) {
        if (reading.filter(ups -> ups.power() == UpsReading.Power.LOW_BATTERY).isEmpty()) {
            sinceNs = null;
            return false;
        }
        long since = sinceNs == null ? now.monotonicNs() : sinceNs;
        sinceNs = since;
        return now.monotonicNs() - since >= LASTS_NS;
    }
}
