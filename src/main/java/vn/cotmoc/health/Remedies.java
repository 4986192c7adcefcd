// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.Set;

/** What can be done to a screen that shows no good picture. Called on a thread that may wait; a failure is a {@link
 * vn.cotmoc.fault.Fault}. */
public interface Remedies {
    /** What is on air makes way for its successor. */
    void skipClip(String screen);

    void restartPlayer(String screen);

    /** The X server of the screen, and so of all {@link #onDisplayOf}. */
    void restartDisplay(String screen);

    /** The screens that lie on the same X server as this one, itself among them. */
    Set<String> onDisplayOf(String screen);

    /** Whether the computer may be started anew at all: it drives a real wall and runs the node as a service. */
    boolean canReboot();

    void reboot();
}
