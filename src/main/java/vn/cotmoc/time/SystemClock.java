// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The machine's own clock. Whether it is synchronised is looked up anew with each {@link #checkSynchronised()}. */
public final class SystemClock implements Clock {
    /** systemd-timesyncd makes this file when it has set the clock from a server: systemd-timesyncd.service(8). */
    private static final Path TIMESYNC_MARK = Path.of("/run/systemd/timesync/synchronized");

    private volatile boolean synchronised;

    public SystemClock() {
        checkSynchronised();
    }

    /** Looks at the machine's mark of a synchronised clock; call it about once a minute, it touches the file system. */
    public void checkSynchronised() {
        synchronised = Files.exists(TIMESYNC_MARK);
    }

    @Override
    public Moment now() {
        return new Moment(Instant.now(), System.nanoTime(), synchronised);
    }
}
