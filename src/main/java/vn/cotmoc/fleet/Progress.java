// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

/** Told how far something has got; on the thread that does it, many times a second. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (what, doneBytes, totalBytes) -> {};

    /** So much of a thing is done. */
    void at(String what, long doneBytes, long totalBytes);
}
