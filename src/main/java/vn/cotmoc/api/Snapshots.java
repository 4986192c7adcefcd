// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.cotmoc.time.Clock;

/**
 * What is on the glass, as PNG. However many look at once, a screen is read and packed twice a second at most: the picture
 * itself has the first claim on the machine.
 */
final class Snapshots {
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Wall wall;
    private final Clock clock;
    private final Map<String, Latest> byScreen = new ConcurrentHashMap<>();

    Snapshots(Wall wall, Clock clock) {
        this.wall = wall;
        this.clock = clock;
    }

    /** @throws vn.cotmoc.fault.Fault REFUSED {@code unknown-screen}; RETRY {@code display-gone} */
    byte[] png(String screen) {
        if (wall.screens().stream().noneMatch(known -> known.id().equals(screen))) {
            throw vn.cotmoc.fault.Fault.refused("unknown-screen", screen);
        }
        return byScreen.computeIfAbsent(screen, Latest::new).png();
    }

    private final class Latest {
        private final String screen;
        private byte[] png = new byte[0];
        private long takenNs;

        Latest(String screen) {
            this.screen = screen;
        }

        synchronized byte[] png() {
            long nowNs = clock.now().monotonicNs();
            if (png.length == 0 || nowNs - takenNs > FRESH.toNanos()) {
                png = wall.snapshot(screen).png();
                takenNs = nowNs;
            }
            return png;
        }
    }
}
