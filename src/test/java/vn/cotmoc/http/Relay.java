// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A line to a server, with somebody on it who may hold up or break what goes through. */
public final class Relay implements AutoCloseable {
    /** Asked by the thread of one direction of one connection. */
    public interface Traffic {
        /** Before some bytes go on; holds them up by not returning. */
        default void before() throws InterruptedException {}

        /** After they went on, {@code carried} in all; false: the connection breaks. */
        default boolean goesOn(long carried) {
            return true;
        }
    }

    private final ServerSocket entrance;
    private final int port;
    private final Traffic traffic;

    public Relay(URI server, Traffic traffic) throws IOException {
        this.port = server.getPort();
        this.traffic = traffic;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
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
                traffic.before();
                out.write(some, 0, read);
                carried += read;
                if (!traffic.goesOn(carried)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException broken) {
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
