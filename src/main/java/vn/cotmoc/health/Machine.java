// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

/** The computer the node runs on, as its sensors tell. Any thread; touches the file system. */
public interface Machine {
    /** How it is now; throws nothing: what cannot be read is absent. */
    MachineReading read();
}
