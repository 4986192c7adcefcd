// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.systemd;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The datagram socket on which systemd takes notices, which Java itself has no word for. */
public final class NoticeSocket implements AutoCloseable {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int PATH_BYTES = 108;

    private final C c = Native.load("c", C.class);
    private final int socket = c.socket(AF_UNIX, SOCK_DGRAM, 0);

    interface C extends Library {
        int socket(int domain, int type, int protocol) throws LastErrorException;

        int bind(int socket, byte[] address, int bytes) throws LastErrorException;

        int setsockopt(int socket, int level, int option, long[] seconds, int bytes) throws LastErrorException;

        NativeLong recv(int socket, byte[] into, NativeLong bytes, int flags) throws LastErrorException;

        int close(int socket) throws LastErrorException;
    }

    /** @param waitS after so long without a notice {@link #take()} fails */
    public NoticeSocket(Path path, int waitS) {
        byte[] address = new byte[2 + PATH_BYTES];
        address[0] = AF_UNIX;
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, address, 2, name.length);
        c.bind(socket, address, address.length);
        c.setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, new long[] {waitS, 0}, 2 * Long.BYTES);
    }

    /** The next notice; waits for it. */
    public String take() {
        byte[] notice = new byte[4_096];
        int length = c.recv(socket, notice, new NativeLong(notice.length), 0).intValue();
        return new String(notice, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        c.close(socket);
    }
}
