// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.Timer;
import java.util.TimerTask;
import vn.cotmoc.fault.Text;

/**
 * Which step of some is being done, in one line of a terminal: for work that cannot tell how far it is within a step. Silent for
 * the first second, and where nobody looks; a thread of its own speaks while the command works. Closing clears the line.
 */
final class StepProgress implements AutoCloseable {
    private static final long SILENT_MS = 1_000;
    private static final long TURN_MS = 250;
    private static final int BAR_CHARS = 30;
    private static final String TURNING = "|/-\\";
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final int steps;
    private final Timer timer = new Timer("progress", true);
    private int step;
    private String what = "";
    private int turns;

    /** @param steps how often {@link #begin} will be called */
    StepProgress(Console console, int steps) {
        this(console, steps, Terminal.isAttended() && !console.json());
    }

    StepProgress(Console console, int steps, boolean shown) {
        this.console = console;
        this.steps = steps;
        if (shown) {
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            show();
                        }
                    },
                    SILENT_MS,
                    TURN_MS);
        }
    }

    /** The next step. */
    synchronized void begin(String key, Object... arguments) {
        step++;
        what = Text.of(key, arguments).in(console.language());
    }

    private synchronized void show() {
        int done = (step - 1) * BAR_CHARS / steps;
        char turning = TURNING.charAt(turns % TURNING.length());
        turns++;
        String bar = "#".repeat(done) + turning + "-".repeat(Math.max(0, BAR_CHARS - done - 1));
        console.err().print(CLEAR + "[" + bar + "] " + step + "/" + steps + "  " + what);
        console.err().flush();
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        if (turns > 0) {
            console.err().print(CLEAR);
            console.err().flush();
        }
        turns = 0;
    }
}
