// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Speaks STARTTLS before a mail server that has no word for it, and hands on what comes under TLS. */
final class StartTlsDoor implements AutoCloseable {
    private final ServerSocket server;
    private final SSLContext tls;
    private final int behind;

    StartTlsDoor(SSLContext tls, int behind) throws IOException {
        this.tls = tls;
        this.behind = behind;
        this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "starttls-door");
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
        try (socket) {
            say(socket, "220 door ESMTP");
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String word = line.toUpperCase(Locale.ROOT);
                if (word.startsWith("EHLO")) {
                    say(socket, "250-door");
                    say(socket, "250 STARTTLS");
                } else if (word.startsWith("STARTTLS")) {
                    say(socket, "220 go on");
                    secure(socket);
                    return;
                } else {
                    say(socket, "530 STARTTLS first");
                }
            }
        } catch (SSLException | SocketException e) {
            // the client does not trust us, or hung up
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void secure(Socket socket) throws IOException {
        try (var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                var inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            secured.setUseClientMode(false);
            secured.startHandshake();
            // Its greeting stands before TLS; the client has had ours.
            readLine(inner.getInputStream());
            start(() -> copy(secured, inner));
            inner.getInputStream().transferTo(secured.getOutputStream());
        }
    }

    private static void readLine(InputStream in) throws IOException {
        while (in.read() != '\n') {
            // the line goes on
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them hung up
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
