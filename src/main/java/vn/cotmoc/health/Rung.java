// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.Locale;

/** What can be tried against a missing picture, from the mildest on, and how long it is given to help. */
enum Rung {
    SKIP_CLIP(5),
    RESTART_PLAYER(10),
    RESTART_DISPLAY(30),
    REBOOT(300);

    private final Duration patience;

    Rung(int patienceS) {
        patience = Duration.ofSeconds(patienceS);
    }

    Duration patience() {
        return patience;
    }

    /** Of what was tried, in the bundle. */
    String key() {
        return "health.tried-" + word();
    }

    /** Of what could not be done, in the bundle. */
    String failedKey() {
        return "health.failed-" + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
