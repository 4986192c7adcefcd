// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.time.Moment;

/** Notices that the wall clock was set, and that it gained or lost its time server. One thread, about once a second. */
public final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private @Nullable Moment last;

    /** What the journal is to be told, given the time now. */
    public List<Entry> look(Moment now) {
        var changes = new ArrayList<Entry>();
        Moment before = last;
        last = now;
        if (before != null && now.isStepped(before)) {
            long stepMs = now.stepSince(before).toMillis();
            LOG.warn("The wall clock was set. stepMs={}", stepMs);
            changes.add(new Entry.ClockChanged("stepped", stepMs));
        }
        // At the first look as well: of a node that starts without time, and never gets it, the record must not be
        // silent.
        if (before == null || now.synchronised() != before.synchronised()) {
            changes.add(new Entry.ClockChanged(now.synchronised() ? "synchronised" : "lost", null));
        }
        return changes;
    }
}
