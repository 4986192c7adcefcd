// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What the child needs of libc: shmget(2) and its kin, memfd_create(2), _exit(2), and what libc has no function for: syscall(2). */
final class Libc {
    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int shmget(int key, NativeLong bytes, int flags);

    static native Pointer shmat(int id, Pointer address, int flags);

    static native int shmdt(Pointer address);

    static native int shmctl(int id, int command, Pointer buffer);

    static native int memfd_create(String name, int flags);

    static native int prctl(int option, long second, long third, long fourth, long fifth);

    static native long syscall(long number, long first, long second, long third, long fourth);

    static native int open(byte[] path, int flags);

    static native int close(int file);

    /** At once, where {@link Runtime#halt} first waits up to 300 ms for threads that are in native code, as libVLC's are. */
    static native void _exit(int status);
}
