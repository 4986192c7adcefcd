// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server that breaks after so many bytes either way, so many times, and then holds. */
final class BreakingLine implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final int bytesToBreak;
    private final AtomicInteger breaksLeft;

    BreakingLine(URI server, int bytesToBreak, int breaks) throws IOException {
        this.port = server.getPort();
        this.bytesToBreak = bytesToBreak;
        this.breaksLeft = new AtomicInteger(breaks);
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    int breaksLeft() {
        return breaksLeft.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                daemon(() -> carry(near, far));
                daemon(() -> carry(far, near));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            long carried = 0;
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
                carried += read;
                if (carried > bytesToBreak && breaksLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
            }
        } catch (IOException broken) {
            // As lines do.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
