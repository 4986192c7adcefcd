// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.util.List;

/** The register of what a node has accepted. It is never shortened: a version once used is used up. Any thread. */
public interface Acceptances {
    /** All of them, in the order of their turns. */
    List<Acceptance> list();

    /**
     * Adds an acceptance, or puts the new turn of one that is there in place of the old; it is on the disk when this
     * returns.
     *
     * @throws vn.cotmoc.fault.Fault RETRY when it could not be kept: nothing has changed then
     */
    void put(Acceptance acceptance);
}
