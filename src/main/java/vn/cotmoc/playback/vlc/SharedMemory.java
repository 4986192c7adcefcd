// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** System V shared memory and the X extension that draws from it: shmget(2), MIT-SHM. */
final class SharedMemory {
    private static final int IPC_PRIVATE = 0;
    private static final int IPC_CREAT_600 = 01600;
    private static final int IPC_RMID = 0;

    private SharedMemory() {}

    /** The X server's and our name for one segment. */
    @FieldOrder({"shmseg", "shmid", "shmaddr", "readOnly"})
    public static final class Segment extends Structure {
        public NativeLong shmseg = new NativeLong(0);
        public int shmid;
        public Pointer shmaddr = Pointer.NULL;
        public int readOnly;
    }

    static final class Xext {
        static {
            Native.register(Xext.class, "Xext");
        }

        private Xext() {}

        static native Pointer XShmCreateImage(
                Pointer display,
                Pointer visual,
                int depth,
                int format,
                Pointer data,
                Segment info,
                int width,
                int height);

        static native int XShmAttach(Pointer display, Segment info);

        static native int XShmDetach(Pointer display, Segment info);

        static native int XShmPutImage(
                Pointer display,
                NativeLong drawable,
                Pointer gc,
                Pointer image,
                int srcX,
                int srcY,
                int x,
                int y,
                int width,
                int height,
                int sendEvent);
    }

    /** Takes a segment of this size, filled with zeroes, that no other process can find. */
    static Segment take(long bytes) {
        var segment = new Segment();
        segment.shmid = Libc.shmget(IPC_PRIVATE, new NativeLong(bytes), IPC_CREAT_600);
        if (segment.shmid < 0) {
            throw new IllegalStateException("no shared memory of " + bytes + " bytes, errno " + Native.getLastError());
        }
        segment.shmaddr = Libc.shmat(segment.shmid, Pointer.NULL, 0);
        return segment;
    }

    /** The segment goes when the last process lets go of it, however that happens. */
    static void doom(Segment segment) {
        Libc.shmctl(segment.shmid, IPC_RMID, Pointer.NULL);
    }

    static void letGo(Segment segment) {
        Libc.shmdt(segment.shmaddr);
    }
}
