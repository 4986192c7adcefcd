// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.List;
import vn.cotmoc.glass.x11.X11Display;

/** Something that plays the clips in a loop until it is closed. */
public interface Contender extends AutoCloseable {
    /** As the table names it. */
    String name();

    /** Where it plays. */
    X11Display display();

    /** The processes that do it, X server excepted. */
    List<ProcessHandle> processes();

    @Override
    void close();
}
