// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.List;

/**
 * What draws on one screen. It holds at most two clips: the one on air and the one pre-rolled behind it. One thread gives
 * the orders and takes the reports; neither ever waits.
 *
 * <p>A player that dies is replaced without being asked, with nothing on air and nothing pre-rolled; this is told by
 * {@link Report.Gone} and {@link Report.Ready}. Orders sent in between are lost.
 */
public interface Player extends AutoCloseable {
    void send(Order order);

    /** What has happened since the last call, in order; empty when nothing has. */
    List<Report> take();

    /**
     * Whether it has said nothing for so long that it seems to hang. It is replaced when that lasts; on a busy machine it may
     * come round. Any thread.
     */
    boolean isSilent();

    /** Is replaced as if it had died: it does not do what it should. Any thread; returns at once. */
    void restart();

    /** Takes its picture off the screen and ends. */
    @Override
    void close();
}
