// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import vn.cotmoc.fleet.Progress;
import vn.cotmoc.time.Clock;

/** How far something has got, in one line of a terminal; silent for the first second, and where nobody looks. */
final class ProgressBar implements Progress {
    private static final long SILENT_NS = 1_000_000_000L;
    private static final int BAR_CHARS = 30;

    private final Console console;
    private final Clock clock;
    private final boolean shown;
    private final long begunNs;

    ProgressBar(Console console, Clock clock) {
        this(console, clock, Terminal.isAttended() && !console.json());
    }

    ProgressBar(Console console, Clock clock, boolean shown) {
        this.console = console;
        this.clock = clock;
        this.shown = shown;
        this.begunNs = clock.now().monotonicNs();
    }

    @Override
    public void at(String what, long doneBytes, long totalBytes) {
        if (!shown || clock.now().monotonicNs() - begunNs < SILENT_NS) {
            return;
        }
        int done = (int) (totalBytes == 0 ? BAR_CHARS : doneBytes * BAR_CHARS / totalBytes);
        String bar = "#".repeat(done) + "-".repeat(BAR_CHARS - done);
        console.err().printf("\r[%s] %d/%d MiB  %s ", bar, doneBytes >> 20, totalBytes >> 20, what);
        if (doneBytes == totalBytes) {
            console.err().println();
        }
        console.err().flush();
    }
}
