// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final int PIECES = 512;

    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<Socket> sockets = new ArrayList<>();
    private TestServer node;

    @BeforeEach
    void serve() {
        node = new TestServer(
                data,
                new Service(List.of(lengthy(), taken()), Map.of(), WebServerTest.schemas(), "1"),
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

    /** Much more than lies in the buffers between two sockets. */
    private Route lengthy() {
        byte[] piece = new byte[1 << 16];
        return Route.get(
                        "/api/v1/long",
                        Guard.OPEN,
                        "Long.",
                        call -> Reply.written("text/plain", out -> {
                            try {
                                for (int i = 0; i < PIECES; i++) {
                                    out.write(piece);
                                }
                            } catch (IOException e) {
                                cut.set(true);
                                throw e;
                            }
                        }))
                .gives(200, null, "text/plain");
    }

    private static Route taken() {
        return Route.change("PUT", "/api/v1/taken", Guard.OPEN, "Takes.", call -> {
                    call.wholeBody();
                    return Reply.empty(204);
                })
                .takes("text/plain", null, 100_000)
                .gives(204, null);
    }

    @Test
    void shouldCutWhoeverTakesALongAnswerTooSlowlyAndNobodyElse() throws Exception {
        HttpResponse<InputStream> quick =
                node.client.send(node.ask("", "/api/v1/long").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream all = quick.body()) {
            assertThat(all.readNBytes((PIECES / 2) << 16)).hasSize((PIECES / 2) << 16);
            clock.pass(SlowTakers.LOOK);
            assertThat(all.readAllBytes()).hasSize((PIECES / 2) << 16);
        }
        assertThat(cut).isFalse();

        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), node.server.address().getPort()));
            slow.getOutputStream()
                    .write("GET /api/v1/long HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                clock.pass(SlowTakers.LOOK);
                isCut(slow); // which takes a byte
                return cut.get();
            });
        }
    }

    @Test
    void shouldCutABodyThatTrickles() throws Exception {
        Socket slow = open();
        slow.getOutputStream()
                .write(
                        "PUT /api/v1/taken HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            try {
                slow.getOutputStream().write('x');
                return isCut(slow);
            } catch (IOException e) {
                return true;
            }
        });
        assertThat(health(open())).startsWith("HTTP/1.1 200");
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
