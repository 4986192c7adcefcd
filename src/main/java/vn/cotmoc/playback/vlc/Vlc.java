// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.StringArray;
import uk.co.caprica.vlcj.binding.internal.libvlc_instance_t;
import uk.co.caprica.vlcj.binding.lib.LibVlc;

/** The child's one libVLC, as playback was measured with it (decisions/0003-two-decks.md). */
final class Vlc {
    private static final String[] OPTIONS = {
        "--no-xlib",
        "--avcodec-hw=none",
        "--avcodec-threads=1",
        "--no-osd",
        "--no-video-title-show",
        "--no-stats",
        "--no-spu",
        "--no-lua",
        "--no-media-library",
        "--no-audio-time-stretch",
        "--quiet"
    };

    private static final CallbackThreadInitializer CALLBACK_THREADS = new CallbackThreadInitializer(true, false);

    private Vlc() {}

    /** @throws IllegalStateException when libVLC does not start: its plug-ins are missing */
    static libvlc_instance_t open() {
        libvlc_instance_t instance = LibVlc.libvlc_new(OPTIONS.length, new StringArray(OPTIONS));
        if (instance == null) {
            throw new IllegalStateException("libVLC does not start: are its plug-ins installed?");
        }
        return instance;
    }

    /** A callback for libVLC's threads: attached to the JVM once and for good, as attaching anew each time is slow. */
    static <C extends Callback> C threaded(C callback) {
        Native.setCallbackThreadInitializer(callback, CALLBACK_THREADS);
        return callback;
    }
}
