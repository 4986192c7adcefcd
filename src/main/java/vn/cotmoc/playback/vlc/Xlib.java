// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The few functions of libX11 that the child needs; jna-platform's binding lacks some and has a wrong one. */
final class Xlib {
    static final int OVERRIDE_REDIRECT = 1 << 9;
    /** Size of XSetWindowAttributes on 64 bits, and where override_redirect stands in it: Xlib.h. */
    static final int WINDOW_ATTRIBUTES_BYTES = 112;

    static final int OVERRIDE_REDIRECT_AT = 88;

    static {
        Native.register(Xlib.class, "X11");
    }

    private Xlib() {}

    /** Called when the connection to the X server is lost; must not return. */
    interface IoErrorHandler extends Callback {
        int lost(Pointer display);
    }

    static native int XInitThreads();

    static native Pointer XSetIOErrorHandler(IoErrorHandler handler);

    static native Pointer XOpenDisplay(String name);

    static native int XDefaultScreen(Pointer display);

    static native NativeLong XDefaultRootWindow(Pointer display);

    static native Pointer XDefaultVisual(Pointer display, int screen);

    static native int XDefaultDepth(Pointer display, int screen);

    static native Pointer XDefaultGC(Pointer display, int screen);

    static native NativeLong XCreateWindow(
            Pointer display,
            NativeLong parent,
            int x,
            int y,
            int width,
            int height,
            int borderWidth,
            int depth,
            int inputOutput,
            Pointer visual,
            NativeLong valueMask,
            Pointer attributes);

    static native int XMapRaised(Pointer display, NativeLong window);

    static native int XUnmapWindow(Pointer display, NativeLong window);

    static native int XSetForeground(Pointer display, Pointer gc, NativeLong pixel);

    static native int XFillRectangle(
            Pointer display, NativeLong drawable, Pointer gc, int x, int y, int width, int height);

    static native int XSync(Pointer display, int discard);

    static native int XFree(Pointer data);
}
