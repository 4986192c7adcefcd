// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who did what to the node. Any thread. */
public interface Audit {
    /**
     * Something that was done or tried.
     *
     * @param seq from 1, rising
     * @param who the token's name, {@code local} for a command on the machine itself
     * @param role the token's, or {@code local}
     * @param address from where; empty on the machine itself
     * @param action method and path, cut where they are very long, or the command
     * @param status of HTTP; 0 where there is none
     */
    record Entry(long seq, Instant at, String who, String role, String address, String action, int status) {}

    /** Keeps one; its {@code seq} is given here. */
    void write(Entry entry);

    /** Oldest first, those above {@code seq}, at most {@code limit}. */
    List<Entry> after(long seq, int limit);

    /** Latest first, those below {@code seq}, at most {@code limit}. */
    List<Entry> before(long seq, int limit);

    /** Forgets what is older. */
    void forget(Duration age, Instant now);
}
