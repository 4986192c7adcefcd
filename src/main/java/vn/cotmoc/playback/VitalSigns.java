// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.Moment;

/** Counts what happens to the picture of one screen. Written by its playout's thread, read by all. */
final class VitalSigns {
    private final Screen screen;
    private long processesLost;
    private long displaysLost;
    private long bareNs;
    private long lastNs;
    private @Nullable Sight sight;
    private volatile Vitals vitals;

    VitalSigns(Screen screen, ScreenStatus status, Moment now) {
        this.screen = screen;
        lastNs = now.monotonicNs();
        vitals = new Vitals(status, screen.isLit(now.wall()), false, 0, false, 0, 0, null, List.of());
    }

    Vitals vitals() {
        return vitals;
    }

    void update(
            Playout playout, ScreenStatus status, Moment now, List<Report> reports, List<Sight> seen, boolean silent) {
        for (Report report : reports) {
            if (report instanceof Report.Gone gone) {
                count(gone.cause());
            }
        }
        if (!seen.isEmpty()) {
            sight = seen.get(seen.size() - 1);
        }
        boolean lit = screen.isLit(now.wall());
        if (lit && !playout.isResting() && playout.onAir().isEmpty()) {
            bareNs += now.monotonicNs() - lastNs;
        }
        lastNs = now.monotonicNs();
        vitals = new Vitals(
                status,
                lit,
                playout.isResting(),
                processesLost,
                silent,
                displaysLost,
                TimeUnit.NANOSECONDS.toMillis(bareNs),
                sight,
                playout.badClips());
    }

    private void count(Report.Cause cause) {
        if (cause == Report.Cause.DISPLAY) {
            displaysLost++;
        } else {
            processesLost++;
        }
    }
}
