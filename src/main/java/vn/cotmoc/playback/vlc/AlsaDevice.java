// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** An open output of ALSA, which PulseAudio and PipeWire serve as well. One thread. */
final class AlsaDevice implements AutoCloseable {
    /** Long enough for a machine that is busy, short enough for lips and sound to agree. */
    private static final int LATENCY_US = 100_000;

    private static final Alsa.ErrorHandler SILENT = (file, line, function, error, format) -> {};

    private final Pointer pcm;

    /**
     * @param name as ALSA's settings define it
     * @throws IOException when there is none of that name, or another program holds it
     */
    AlsaDevice(String name) throws IOException {
        Alsa.snd_lib_error_set_handler(SILENT);
        var opened = new PointerByReference();
        check(Alsa.snd_pcm_open(opened, name, Alsa.PLAYBACK, 0));
        pcm = opened.getValue();
        try {
            check(Alsa.snd_pcm_set_params(
                    pcm, Alsa.S16_LE, Alsa.INTERLEAVED, SoundTrack.CHANNELS, SoundTrack.RATE, 1, LATENCY_US));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** How long after now the next frame will be heard. */
    long delayNs() {
        var frames = new NativeLongByReference();
        boolean known = Alsa.snd_pcm_delay(pcm, frames) == 0;
        long ahead = known ? Math.max(0, frames.getValue().longValue()) : 0;
        return ahead * TimeUnit.SECONDS.toNanos(1) / SoundTrack.RATE;
    }

    /** Waits until there is room. An output that ran dry, or slept, goes on. */
    void write(short[] samples) throws IOException {
        var frames = new NativeLong(samples.length / SoundTrack.CHANNELS);
        int written = Alsa.snd_pcm_writei(pcm, samples, frames).intValue();
        if (written < 0) {
            check(Alsa.snd_pcm_recover(pcm, written, 1));
        }
    }

    private static void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException(Alsa.snd_strerror(result));
        }
    }

    @Override
    public void close() {
        Alsa.snd_pcm_close(pcm);
    }
}
