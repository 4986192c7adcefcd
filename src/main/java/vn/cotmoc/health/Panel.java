// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

/**
 * The device behind a screen, which lights it: it alone knows whether people can see the picture. It is only ever read.
 *
 * <p>Asked by one thread of its own, see {@link Devices}.
 */
public interface Panel extends AutoCloseable {
    /** Within it a reading is given, whatever the device does. */
    long READ_MOST_MS = 5_000;

    /** How the device is now; throws nothing: a device that does not answer, or not sensibly, is not reachable. */
    PanelReading read();

    /** Lets go of the device. */
    @Override
    void close();
}
