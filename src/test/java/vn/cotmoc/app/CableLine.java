// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A line to a server whose cable can be pulled: nobody is told, nothing comes through until it is put back. */
final class CableLine implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private boolean pulled;

    CableLine(URI server) throws IOException {
        this.port = server.getPort();
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    synchronized void pull() {
        pulled = true;
    }

    synchronized void putBack() {
        pulled = false;
        notifyAll();
    }

    private synchronized void awaitCable() throws InterruptedException {
        while (pulled) {
            wait();
        }
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
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                awaitCable();
                out.write(some, 0, read);
            }
        } catch (IOException | InterruptedException broken) {
            // As lines do.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        putBack();
    }
}
