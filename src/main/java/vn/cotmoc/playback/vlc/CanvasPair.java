// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;

/**
 * Two canvases: libVLC writes the one in the back while the one in front is shown. Writing and showing are on different
 * threads; the lock is held while the X server copies, at most some 2 ms. Where the picture is turned, libVLC writes beside the
 * canvases and each picture is turned on its way to the back.
 */
final class CanvasPair implements AutoCloseable {
    private final Placement placement;
    private final @Nullable Upright upright;
    private Canvas front;
    private Canvas back;

    CanvasPair(Stage stage, Placement placement) {
        this.placement = placement;
        front = stage.newCanvas(placement);
        back = stage.newCanvas(placement);
        upright = stage.rotation().isNone() ? null : new Upright(stage.rotation(), placement);
    }

    /** Of the picture as it is written. */
    int width() {
        return upright == null ? placement.width() : upright.size().width();
    }

    int height() {
        return upright == null ? placement.height() : upright.size().height();
    }

    synchronized int lineBytes() {
        return upright == null ? front.lineBytes() : upright.lineBytes();
    }

    /** Where the next picture is to be written. */
    synchronized Pointer back() {
        return upright == null ? back.picture() : upright.picture();
    }

    /** What was written last comes to the front. */
    void turn() {
        if (upright != null) {
            upright.turnInto(backCanvas());
        }
        change();
    }

    /** Only who writes changes which one it is. */
    private synchronized Canvas backCanvas() {
        return back;
    }

    private synchronized void change() {
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
