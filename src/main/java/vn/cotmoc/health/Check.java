// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.List;
import vn.cotmoc.time.Moment;

/**
 * Looks at one part of the node or of the machine for trouble. The watch calls it four times a second, on its one thread: it
 * must return at once, so what takes time is read elsewhere, as {@link Devices} does, and looked at here.
 */
public interface Check {
    /** What looks wrong now; what is not told any more is well again. */
    List<Symptom> look(Moment now);

    /**
     * A person said that this is over.
     *
     * @param subject what it is about beside the screen, as the symptom had it; empty where there is only one
     */
    default void dismiss(Trouble trouble, String subject) {}
}
