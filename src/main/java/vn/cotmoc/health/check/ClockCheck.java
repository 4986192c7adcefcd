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
    /** Below it a clock is slewed, not set: design.md. */
    private static final long STEP_MS = 250;

    private @Nullable Moment last;

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        long stepMs = last == null ? 0 : now.stepSince(last).toMillis();
        last = now;
        if (Math.abs(stepMs) > STEP_MS) {
            symptoms.add(Symptom.of(Trouble.CLOCK_STEPPED, stepMs));
        }
        if (!now.synchronised()) {
            symptoms.add(Symptom.of(Trouble.CLOCK_UNSYNCHRONISED));
        }
        return symptoms;
    }
}
