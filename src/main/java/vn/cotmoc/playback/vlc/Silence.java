// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Two seconds of it as a sound file in this process's memory, for clips that have no sound of their own. */
final class Silence {
    private static final int RATE = 8_000;
    private static final int SAMPLES = 2 * RATE;
    private static final byte MIDDLE = (byte) 0x80;
    private static final int HEAD_BYTES = 44;

    private Silence() {}

    /** What libVLC opens it by, for as long as this process lives; another one at each call. */
    static String make() {
        int file = Libc.memfd_create("silence", 0);
        if (file < 0) {
            throw new IllegalStateException("no file in memory, errno " + Native.getLastError());
        }
        Path path = Path.of("/proc/self/fd/" + file);
        try {
            Files.write(path, wave());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path.toUri().toString();
    }

    /** RIFF WAVE: PCM, one channel, 8 bits. */
    private static byte[] wave() {
        ByteBuffer wave = ByteBuffer.allocate(HEAD_BYTES + SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        wave.put(ascii("RIFF")).putInt(HEAD_BYTES - 8 + SAMPLES).put(ascii("WAVE"));
        wave.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wave.putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8);
        wave.put(ascii("data")).putInt(SAMPLES);
        Arrays.fill(wave.array(), HEAD_BYTES, HEAD_BYTES + SAMPLES, MIDDLE);
        return wave.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
