// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

/**
 * One bad thing that happens to a node from outside.
 *
 * @param limitMs for how long no film may move because of it
 */
record Mishap(String name, long limitMs, Strike strike) {
    /** What is played goes on as if nothing were; a seam on a busy machine takes some of it. */
    static final long UNDISTURBED_MS = 250;

    /** Does it, and ends when it is over: what was filled is free, what was stopped goes on, who died is started again. */
    interface Strike {
        void run() throws Exception;
    }
}
