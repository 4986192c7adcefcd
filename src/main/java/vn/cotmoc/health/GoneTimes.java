// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Moment;

/** How long the picture of each screen was gone, altogether and by each trouble that is open. Any thread. */
final class GoneTimes {
    private final DownMeter meter = new DownMeter();
    private final Map<Symptom.Key, Long> before = new HashMap<>();

    /** As {@link DownMeter#look}. */
    synchronized long look(Vitals screen, boolean hidden, Moment now) {
        return meter.look(screen, hidden, now);
    }

    /** A trouble is told: what its gap has cost up to now counts. */
    synchronized void begin(Symptom.Key key, Moment now) {
        String screen = key.screen();
        if (screen != null && isOfPicture(key)) {
            before.put(key, meter.beforeGapMs(screen, now));
        }
    }

    /** The trouble is over; in words, how long the picture was gone by it, empty where it was not. */
    synchronized String end(Symptom.Key key) {
        String screen = key.screen();
        if (screen == null || !isOfPicture(key)) {
            return "";
        }
        Long begun = before.remove(key);
        long downMs = meter.totalMs(screen) - (begun == null ? 0 : begun);
        String seconds = String.format(Locale.forLanguageTag("vi"), "%.1f", downMs / 1_000.0);
        return downMs == 0 ? "" : Text.of("health.gone", seconds).in(Wording.KEPT);
    }

    /** A clip's troubles make no gap of their own. */
    private static boolean isOfPicture(Symptom.Key key) {
        return key.trouble().about() == Trouble.About.PICTURE && key.trouble().subject() < 0;
    }
}
