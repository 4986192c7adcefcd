// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;

/** What the child needs of libasound. */
final class Alsa {
    static final int PLAYBACK = 0;
    static final int S16_LE = 2;
    static final int INTERLEAVED = 3;

    static {
        Native.register(Alsa.class, "asound");
    }

    private Alsa() {}

    /** Told of each error in words, of which nobody here makes anything. */
    interface ErrorHandler extends Callback {
        void invoke(Pointer file, int line, Pointer function, int error, Pointer format);
    }

    static native int snd_lib_error_set_handler(ErrorHandler handler);

    static native String snd_strerror(int error);

    static native int snd_pcm_open(PointerByReference pcm, String name, int stream, int mode);

    static native int snd_pcm_set_params(
            Pointer pcm, int format, int access, int channels, int rate, int softResample, int latencyUs);

    static native NativeLong snd_pcm_writei(Pointer pcm, short[] buffer, NativeLong frames);

    static native int snd_pcm_delay(Pointer pcm, NativeLongByReference frames);

    static native int snd_pcm_recover(Pointer pcm, int error, int silent);

    static native int snd_pcm_close(Pointer pcm);
}
