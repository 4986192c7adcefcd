// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Pointer;
import vn.cotmoc.glass.Lattice;

/**
 * Two canvases: libVLC writes the one in the back while the one in front is shown. Writing and showing are on different
 * threads; the lock is held while the X server copies, at most some 2 ms.
 */
final class CanvasPair implements AutoCloseable {
    private final Placement placement;
    private Canvas front;
    private Canvas back;

    CanvasPair(Stage stage, Placement placement) {
        this.placement = placement;
        front = stage.newCanvas(placement);
        back = stage.newCanvas(placement);
    }

    Placement placement() {
        return placement;
    }

    synchronized int lineBytes() {
        return front.lineBytes();
    }

    /** Where the next picture is to be written. */
    synchronized Pointer back() {
        return back.picture();
    }

    /** What was written last comes to the front. */
    synchronized void turn() {
        Canvas written = back;
        back = front;
        front = written;
    }

    synchronized void show(Stage stage) {
        stage.show(front);
    }

    synchronized Lattice lattice(Stage stage) {
        return front.lattice(stage.width(), stage.height());
    }

    @Override
    public synchronized void close() {
        front.close();
        back.close();
    }
}
