// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.systemd;

import com.sun.jna.Library;

/** The one function of libsystemd that is called. */
interface LibSystemd extends Library {
    String NAME = "libsystemd.so.0";

    /** Positive: told; 0: nobody wants to know; negative: an errno. */
    int sd_notify(int unsetEnvironment, String state);
}
