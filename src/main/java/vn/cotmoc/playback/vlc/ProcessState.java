// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says that a process is doing: proc(5), field 3 of {@code stat}. */
final class ProcessState {
    private static final char STOPPED = 'T';

    private ProcessState() {}

    /** Whether a signal has stopped it, as somebody at a terminal may; false also where it has ended. */
    static boolean isStopped(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) == STOPPED;
        } catch (IOException e) {
            return false;
        }
    }
}
