// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.health.LowBattery;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.time.Moment;

/** Ends the node while its battery still lasts. */
final class PowerCut {
    private static final Logger LOG = LoggerFactory.getLogger(PowerCut.class);

    private final LowBattery battery = new LowBattery();
    private @Nullable Runnable stop;
    private boolean came;

    /** From now on this ends the node; at once, if it should have ended already. */
    synchronized void whenItComes(Runnable end) {
        stop = end;
        if (came) {
            end.run();
        }
    }

    /** To be called about once a second. */
    synchronized void look(Optional<UpsReading> reading, Moment now) {
        if (!came && battery.mustStop(reading, now)) {
            came = true;
            LOG.error("The battery is nearly empty: the node stops.");
            if (stop != null) {
                stop.run();
            }
        }
    }
}
