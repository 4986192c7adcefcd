// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that no clip of an appointment is shown again, however often the clock is set and the version changes. */
final class ShownOnce {
    /** How far each has got; past all for one whose last clip was shown. */
    private final Map<Occurrence.Key, Integer> shown = new HashMap<>();

    void check(Occurrence.Key key, History after) {
        int next =
                after.book.findGoing(key).map(AppointmentBook.Going::position).orElse(Integer.MAX_VALUE);
        assertThat(shown.getOrDefault(key, 0)).as("shown of %s", key).isLessThan(next);
        shown.put(key, next);
    }

    boolean hasShown(Occurrence.Key key) {
        return shown.containsKey(key);
    }
}
