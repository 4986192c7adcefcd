// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.cotmoc.glass.Area;
import vn.cotmoc.playback.Order;

/**
 * The one window of the screen. It appears with its first picture and has no background of its own, so there is no instant at
 * which it shows anything else. Safe for every thread: Xlib locks.
 */
final class Stage {
    /** What the process ends with when the X server is gone. */
    static final int DISPLAY_GONE_EXIT = 3;

    private static final int OPEN_ATTEMPTS = 200;
    private static final long OPEN_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int INPUT_OUTPUT = 1;
    private static final Xlib.IoErrorHandler LEAVE = display -> {
        Libc._exit(DISPLAY_GONE_EXIT);
        return 0;
    };

    private final Area area;
    private final Rotation rotation;
    private final Pointer display;
    private final Pointer visual;
    private final int depth;
    private final Pointer gc;
    private final NativeLong window;
    private boolean shown;

    /** @throws IllegalStateException when the display cannot be opened */
    Stage(String displayName, Area area, Rotation rotation) {
        this.area = area;
        this.rotation = rotation;
        load();
        display = open(displayName);
        int screen = Xlib.XDefaultScreen(display);
        visual = Xlib.XDefaultVisual(display, screen);
        depth = Xlib.XDefaultDepth(display, screen);
        gc = Xlib.XDefaultGC(display, screen);
        window = createWindow();
    }

    /** All that can be had without a display. */
    static void load() {
        Xlib.XInitThreads();
        Xlib.XSetIOErrorHandler(LEAVE);
    }

    /** An X server that died is being started again while this process starts: whoever tries on loses no time. */
    private static Pointer open(String displayName) {
        for (int attempt = 0; attempt < OPEN_ATTEMPTS; attempt++) {
            Pointer display = Xlib.XOpenDisplay(displayName);
            if (display != null) {
                return display;
            }
            LockSupport.parkNanos(OPEN_PAUSE_NS);
        }
        throw new IllegalStateException("the X display " + displayName + " does not open");
    }

    private NativeLong createWindow() {
        try (var attributes = new Memory(Xlib.WINDOW_ATTRIBUTES_BYTES)) {
            attributes.clear();
            attributes.setInt(Xlib.OVERRIDE_REDIRECT_AT, 1);
            return Xlib.XCreateWindow(
                    display,
                    Xlib.XDefaultRootWindow(display),
                    area.x(),
                    area.y(),
                    area.width(),
                    area.height(),
                    0,
                    depth,
                    INPUT_OUTPUT,
                    visual,
                    new NativeLong(Xlib.OVERRIDE_REDIRECT),
                    attributes);
        }
    }

    int width() {
        return area.width();
    }

    int height() {
        return area.height();
    }

    Rotation rotation() {
        return rotation;
    }

    /** Where a clip's picture goes, turned as the screen wants it. */
    Placement placement(Order.Preroll clip) {
        Area turned = rotation.turned(clip.width(), clip.height());
        return Placement.of(area.width(), area.height(), turned.width(), turned.height(), clip.fit());
    }

    Canvas newCanvas(Placement placement) {
        return new Canvas(display, visual, depth, placement);
    }

    /** Shows a canvas; when it returns, the X server has copied it. */
    void show(Canvas canvas) {
        appear();
        canvas.put(window, gc, area.width(), area.height());
        Xlib.XSync(display, 0);
    }

    void showBlack() {
        appear();
        Xlib.XSetForeground(display, gc, new NativeLong(0));
        Xlib.XFillRectangle(display, window, gc, 0, 0, area.width(), area.height());
        Xlib.XSync(display, 0);
    }

    /** The window goes, and what is behind it is seen. */
    void hide() {
        if (shown) {
            Xlib.XUnmapWindow(display, window);
            Xlib.XSync(display, 0);
            shown = false;
        }
    }

    private void appear() {
        if (!shown) {
            Xlib.XMapRaised(display, window);
            shown = true;
        }
    }
}
