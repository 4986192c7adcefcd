// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.List;
import java.util.function.ObjDoubleConsumer;
import vn.cotmoc.http.Metrics;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Player;
import vn.cotmoc.playback.Report;

/** How exact the seams are by the players' own word, for {@code /metrics}; {@code cotmoc bench seams} looks at the glass instead. */
final class SeamMetrics {
    private static final double NS_PER_SECOND = 1e9;
    /** Closest about one frame's time at 60, 50, 30 and 25 frames a second. */
    private static final double[] HOLD_SECONDS = {
        0.01, 0.017, 0.02, 0.025, 0.033, 0.035, 0.04, 0.045, 0.05, 0.067, 0.1, 0.25, 1
    };

    private static final double[] LATE_SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.02, 0.033, 0.05, 0.1, 0.25, 1};

    private final ObjDoubleConsumer<String> hold;
    private final ObjDoubleConsumer<String> lateness;

    SeamMetrics(Metrics metrics) {
        hold = metrics.histogram(
                "cotmoc_seam_hold_seconds",
                "How long the last picture of a moving clip stood before the next clip's first.",
                "screen",
                HOLD_SECONDS);
        lateness = metrics.histogram(
                "cotmoc_start_lateness_seconds",
                "How long after the instant it was ordered for a clip was on the glass.",
                "screen",
                LATE_SECONDS);
    }

    /** The same player, overheard. */
    Player overhear(String screen, Player player) {
        return new Player() {
            @Override
            public void send(Order order) {
                player.send(order);
            }

            @Override
            public List<Report> take() {
                List<Report> taken = player.take();
                taken.forEach(report -> note(screen, report));
                return taken;
            }

            @Override
            public boolean isSilent() {
                return player.isSilent();
            }

            @Override
            public void restart() {
                player.restart();
            }

            @Override
            public void close() {
                player.close();
            }
        };
    }

    private void note(String screen, Report report) {
        if (report instanceof Report.OnGlass onGlass) {
            lateness.accept(screen, onGlass.lateNs() / NS_PER_SECOND);
            if (onGlass.heldNs() > 0) {
                hold.accept(screen, onGlass.heldNs() / NS_PER_SECOND);
            }
        }
    }
}
