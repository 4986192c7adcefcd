// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.playback.PanelWord;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.time.Clock;

/** Tells the playout of each screen what its device said, once each: what it confirms proves a play. One thread. */
final class PanelWords {
    private final List<String> screens;
    private final Devices devices;
    private final Screens playout;
    private final Clock clock;
    private final Map<String, PanelReading> told = new HashMap<>();

    PanelWords(List<String> screens, Devices devices, Screens playout, Clock clock) {
        this.screens = List.copyOf(screens);
        this.devices = devices;
        this.playout = playout;
        this.clock = clock;
    }

    /** To be called about once a second, as proof wants a sample at least every 5 s. */
    @SuppressWarnings("ReferenceEquality") // the same words said anew are another sample
    void tell() {
        for (String screen : screens) {
            devices.panel(screen)
                    .filter(reading -> !reading.equals(told.put(screen, reading)))
                    .ifPresent(reading -> playout.hear(
                            screen,
                            new PanelWord(reading.confirms(), clock.now().monotonicNs())));
        }
    }
}
