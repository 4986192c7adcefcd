// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.time.Moment;

/** Whether the wall clock follows a time server, and whether somebody sets it. */
public final class ClockCheck implements Check {
    private @Nullable Moment last;

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        Moment before = last;
        last = now;
        if (before != null && now.isStepped(before)) {
            symptoms.add(Symptom.of(Trouble.CLOCK_STEPPED, now.stepSince(before).toMillis()));
        }
        if (!now.synchronised()) {
            symptoms.add(Symptom.of(Trouble.CLOCK_UNSYNCHRONISED));
        }
        return symptoms;
    }
}
