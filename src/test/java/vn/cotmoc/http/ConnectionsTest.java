// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("L3")
class ConnectionsTest {
    @TempDir
    Path data;

    private final ShiftedClock clock = new ShiftedClock();
    private final List<Socket> sockets = new ArrayList<>();
    private TestServer node;

    @BeforeEach
    void serve() {
        node = new TestServer(
                data,
                new Service(List.of(), Map.of(), WebServerTest.schemas(), "1"),
                new HttpSettings("127.0.0.1", 0, null, null, data),
                clock);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        node.close();
    }

    @Test
    void shouldKeepOneAddressToItsShareOfConnections() throws Exception {
        for (int i = 0; i < Connections.PER_ADDRESS + 5; i++) {
            open();
        }
        Awaitility.await().until(() -> sockets.stream().filter(this::isCut).count() == 5);
        sockets.get(0).close();
        Awaitility.await().until(() -> health(open()).startsWith("HTTP/1.1 200"));
    }

    @Test
    void shouldCutAHeaderThatTrickles() throws Exception {
        Socket slow = open();
        slow.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: a\r\nX-".getBytes(StandardCharsets.US_ASCII));
        Socket quick = open();
        assertThat(health(quick)).startsWith("HTTP/1.1 200");
        clock.pass(Connections.WITHOUT_REQUEST.minus(Duration.ofSeconds(10)));
        assertThat(health(quick)).startsWith("HTTP/1.1 200");
        clock.pass(Duration.ofSeconds(11));

        Awaitility.await().until(() -> isCut(slow));
        assertThat(isCut(quick)).isFalse();
    }

    @Test
    void shouldTellGarbageOffInAProblemDocument() throws Exception {
        Socket socket = open();
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("request-malformed")
                .doesNotContain("Jetty")
                .doesNotContain("Exception");
    }

    private Socket open() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), node.server.address().getPort());
        sockets.add(socket);
        return socket;
    }

    private String health(Socket socket) throws IOException {
        socket.setSoTimeout(2_000);
        socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[8_192];
        int read = socket.getInputStream().read(answer);
        return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.US_ASCII);
    }

    private boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(5);
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
