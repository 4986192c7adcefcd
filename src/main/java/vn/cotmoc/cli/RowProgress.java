// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.function.LongConsumer;
import vn.cotmoc.fault.Text;
import vn.cotmoc.time.Clock;

/** How many rows have been read, in one line of a terminal; silent for the first second, and where nobody looks. */
final class RowProgress implements LongConsumer, AutoCloseable {
    private static final long SILENT_NS = 1_000_000_000L;

    private final Console console;
    private final Clock clock;
    private final boolean shown;
    private final long begunNs;
    private boolean said;

    @SuppressWarnings("SystemConsoleNull") // true of JDK 22 and later; this program runs on 17
    RowProgress(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.shown = System.console() != null && !console.json();
        this.begunNs = clock.now().monotonicNs();
    }

    @Override
    public void accept(long rows) {
        if (shown && clock.now().monotonicNs() - begunNs > SILENT_NS) {
            String line = Text.of("cli.rows-read", rows).in(console.language());
            console.err().print("\r" + line);
            console.err().flush();
            said = true;
        }
    }

    /** Leaves the line to what is said next. */
    @Override
    public void close() {
        if (said) {
            console.err().println();
        }
    }
}
