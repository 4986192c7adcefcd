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
    private @Nullable Instant rebootedBefore;

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

    /**
     * Keeps that the computer is about to be started anew; what cannot be kept must not happen.
     *
     * @throws Fault RETRY {@code file-unwritable}
     */
    synchronized void noteReboot(Instant now) {
        rebootedBefore = rebootedAt;
        rebootedAt = now;
        try {
            write();
        } catch (Fault e) {
            rebootedAt = rebootedBefore;
            throw e;
        }
    }

    /** The one that was noted did not happen. */
    synchronized void forgetReboot() {
        rebootedAt = rebootedBefore;
        save();
    }

    /** Brings all to the disk; when that fails it is tried again at the next call. */
    synchronized void save() {
        try {
            write();
        } catch (Fault e) {
            LOG.warn("What the watchdog knows cannot be kept. why={}", e.getMessage());
        }
    }

    private void write() {
        file.write(new WatchFile.Kept(days.counts(), rebootedAt));
    }
}
