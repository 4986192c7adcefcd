// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Native;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes from this process what a player does not need and what a hostile clip would be after: the network, the files of the daemon,
 * the way to more rights (decisions/0016-a-fenced-player.md). There is no way back. Where the kernel cannot do it, the process goes on
 * without: a wall without a picture is worse.
 */
final class Fence {
    /** How it begins what it tells on stderr. */
    static final String NOT_RAISED = "The player is not fenced in: ";

    /** prctl(2). */
    private static final int PR_SET_NO_NEW_PRIVS = 38;

    private Fence() {}

    /** Before any library is loaded and any thread is made that shall be inside. What it could not do it tells on stderr. */
    static void raise(Optional<Enclosure> enclosure) {
        Optional<Kernel> kernel = Kernel.find();
        try {
            if (kernel.isEmpty()) {
                throw new IOException("this kind of processor is unknown");
            }
            if (Libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
                throw failed("prctl");
            }
            SocketFilter.load(kernel.get());
            if (enclosure.isPresent()) {
                Landlock.close(kernel.get(), enclosure.get());
            }
        } catch (IOException e) {
            System.err.println(NOT_RAISED + e.getMessage());
        }
    }

    static IOException failed(String call) {
        return new IOException(call + ", errno " + Native.getLastError());
    }
}
