// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

/** Tells what time it is. Safe for every thread. */
public interface Clock {
    /** Wall and monotonic time, read together. */
    Moment now();
}
