// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import vn.cotmoc.glass.Lattice;

/** A picture in memory shared with the X server, 4 bytes a pixel, black to begin with. Whoever writes it sees to its threads. */
final class Canvas implements AutoCloseable {
    private static final int Z_PIXMAP = 2;
    private static final int PIXEL_BYTES = 4;

    private final Pointer display;
    private final Placement placement;
    private final SharedMemory.Segment segment;
    private final Pointer image;
    private final int lineBytes;

    Canvas(Pointer display, Pointer visual, int depth, Placement placement) {
        this.display = display;
        this.placement = placement;
        lineBytes = placement.canvasWidth() * PIXEL_BYTES;
        segment = SharedMemory.take((long) lineBytes * placement.canvasHeight());
        image = SharedMemory.Xext.XShmCreateImage(
                display,
                visual,
                depth,
                Z_PIXMAP,
                segment.shmaddr,
                segment,
                placement.canvasWidth(),
                placement.canvasHeight());
        SharedMemory.Xext.XShmAttach(display, segment);
        Xlib.XSync(display, 0);
        SharedMemory.doom(segment);
    }

    /** Bytes from one line to the next. */
    int lineBytes() {
        return lineBytes;
    }

    /** Where the clip's picture begins. */
    Pointer picture() {
        return segment.shmaddr.share((long) placement.y() * lineBytes + (long) placement.x() * PIXEL_BYTES);
    }

    /** Writes the whole of the clip's picture, line by line. */
    void write(int[] rgb) {
        Pointer first = picture();
        for (int line = 0; line < placement.height(); line++) {
            first.write((long) line * lineBytes, rgb, line * placement.width(), placement.width());
        }
    }

    void put(NativeLong window, Pointer gc, int width, int height) {
        SharedMemory.Xext.XShmPutImage(
                display, window, gc, image, marginLeft(width), marginTop(height), 0, 0, width, height, 0);
    }

    /** What is shown of it on a screen of this size, reduced. */
    Lattice lattice(int width, int height) {
        Pointer corner = segment.shmaddr;
        int left = marginLeft(width);
        int top = marginTop(height);
        return Lattice.of(
                width, height, (x, y) -> corner.getInt((long) (top + y) * lineBytes + (long) (left + x) * PIXEL_BYTES));
    }

    private int marginLeft(int width) {
        return (placement.canvasWidth() - width) / 2;
    }

    private int marginTop(int height) {
        return (placement.canvasHeight() - height) / 2;
    }

    @Override
    public void close() {
        SharedMemory.Xext.XShmDetach(display, segment);
        Xlib.XSync(display, 0);
        Xlib.XFree(image);
        SharedMemory.letGo(segment);
    }
}
