// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

/** An X screen seen and painted from outside. One thread at a time. */
public interface Glass extends AutoCloseable {
    /** The whole screen. */
    Area area();

    /**
     * What is on an area now, windows and all.
     *
     * @throws vn.cotmoc.fault.Fault RETRY {@code display-gone} when the X server does not answer
     */
    Picture read(Area area);

    /**
     * Makes a picture what shows wherever no window is. It stays when this connection, and the process, are gone, for as
     * long as the X server lives.
     *
     * @param picture of the screen's size
     * @throws vn.cotmoc.fault.Fault RETRY {@code display-gone} when the X server does not answer
     */
    void paintBackground(Picture picture);

    @Override
    void close();
}
