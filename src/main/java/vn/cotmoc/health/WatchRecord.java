// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.time.Moment;

/** The watchdog's own record, kept over restarts: the days under way, and when it had the computer started anew. Any thread. */
final class WatchRecord {
    /** A computer that a restart does not mend is not mended by many. */
    static final Duration BETWEEN_REBOOTS = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(WatchRecord.class);
    private static final String FILE = "watch.json";

    private final WatchFile file;
    private final DayBook days;
    private @Nullable Instant rebootedAt;

    /** @param data the node's folder */
    WatchRecord(Path data, Map<String, OpenHours> screens) {
        file = new WatchFile(data.resolve(FILE));
        WatchFile.Kept kept = file.read();
        days = new DayBook(screens, kept.days());
        rebootedAt = kept.rebootedAt();
    }

    /** As {@link DayBook#resume}. */
    List<Entry> resume(Map<String, LocalDate> written, boolean suspended, Moment now) {
        return days.resume(written, suspended, now);
    }

    /** As {@link DayBook#pass}. */
    List<Entry> pass(String screen, long downMs, long closedMs, Moment now) {
        return days.pass(screen, downMs, closedMs, now);
    }

    /**
     * Whether the last restart of the computer was long enough ago. Where the wall clock was set back, as at each start of a
     * computer whose battery is dead, the monotonic one tells, which counts from the start of the computer.
     */
    synchronized boolean mayReboot(Moment now) {
        Instant last = rebootedAt;
        if (last == null) {
            return true;
        }
        Duration since = Duration.between(last, now.wall());
        Duration sure = since.isNegative() ? Duration.ofNanos(now.monotonicNs()) : since;
        return sure.compareTo(BETWEEN_REBOOTS) >= 0;
    }

    /** Keeps that the computer is about to be started anew; false when that cannot be kept, and must not happen then. */
    synchronized boolean noteReboot(Instant now) {
        rebootedAt = now;
        return save();
    }

    /** Brings all to the disk; false when that fails, which is tried again at the next call. */
    synchronized boolean save() {
        try {
            file.write(new WatchFile.Kept(days.counts(), rebootedAt));
            return true;
        } catch (Fault e) {
            LOG.warn("What the watchdog knows cannot be kept. why={}", e.getMessage());
            return false;
        }
    }
}
