// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The command line of this process, as others see it in {@code ps}. */
final class CommandLine {
    /** Where {@code arg_start} stands among the fields after the program's name in /proc/self/stat: proc(5), field 48. */
    private static final int ARG_START = 45;

    private CommandLine() {}

    /**
     * Puts one word in another's place; the kernel reads it from this process's memory. Where it is not to be found there,
     * nothing changes.
     *
     * @param by as long as {@code word}
     */
    static void replace(String word, String by) throws IOException {
        byte[] line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
        int at = new String(line, StandardCharsets.ISO_8859_1).lastIndexOf("\0" + word + "\0") + 1;
        String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
        long start =
                Long.parseUnsignedLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[ARG_START]);
        if (at == 0 || start == 0) {
            return;
        }
        var memory = new Pointer(start);
        if (Arrays.equals(memory.getByteArray(0, line.length), line)) {
            memory.write(at, by.getBytes(StandardCharsets.ISO_8859_1), 0, word.length());
        }
    }
}
