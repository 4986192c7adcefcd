// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Hands on to a mail server behind it what is said, but for the commands that it refuses. */
final class RefusingDoor implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int behind;
    private final String refused;
    private final String answer;

    /** @param refused how the commands begin that get the answer */
    RefusingDoor(int behind, String refused, String answer) throws IOException {
        this.behind = behind;
        this.refused = refused;
        this.answer = answer;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "refusing-door");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (SocketException e) {
            // closed: the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            start(() -> copy(inner, socket));
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(refused)) {
                    say(socket, answer);
                } else {
                    say(inner, line);
                }
            }
        } catch (SocketException e) {
            // one of them hung up
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of them hung up
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
