// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Picture;

/**
 * Keeps a picture behind everything on an X display: paints it, waits until the X server dies, and paints it on the one that
 * follows. On a thread of its own.
 */
public final class Backdrop implements AutoCloseable {
    private static final long TRY_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Supplier<X11Display> display;
    private final Function<Area, Picture> picture;
    private @Nullable Picture drawn;
    private volatile boolean closed;
    private volatile @Nullable X11Glass glass;

    /** @param picture of the display's size; asked for once a size */
    public Backdrop(Supplier<X11Display> display, Function<Area, Picture> picture) {
        this.display = display;
        this.picture = picture;
        var thread = new Thread(this::keep, "backdrop");
        thread.setDaemon(true);
        thread.start();
    }

    private void keep() {
        while (!closed) {
            try (var open = new X11Glass(display.get())) {
                glass = open;
                open.paintBackground(picture(open.area()));
                if (!closed) {
                    open.awaitGone();
                }
            } catch (Fault e) {
                LockSupport.parkNanos(TRY_AGAIN_NS);
            }
        }
    }

    /** Drawn once: while a new server waits for it, the wall is black. */
    private Picture picture(Area area) {
        Picture known = drawn;
        if (known == null || known.width() != area.width() || known.height() != area.height()) {
            known = picture.apply(area);
            drawn = known;
        }
        return known;
    }

    @Override
    public void close() {
        closed = true;
        X11Glass open = glass;
        if (open != null) {
            open.close();
        }
    }
}
