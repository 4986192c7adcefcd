// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.nut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.health.Ups;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.UpsReading.Power;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.time.SystemClock;

@Tag("L3")
@Timeout(60)
class NutUpsTest {
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static Ups ups(int port, String name) {
        return new NutUps(new UpsSettings(UpsSettings.Driver.NUT, "127.0.0.1", port, name), new SystemClock());
    }

    @Test
    void shouldFollowARealServerFromLineToBatteryToItsLoss() throws IOException, InterruptedException {
        try (var server = new NutServer(folder);
                Ups ups = ups(server.port(), "ups")) {
            await().atMost(SOON)
                    .until(ups::read, new UpsReading(true, Power.ON_LINE, 100, 1_800L, false, "OL")::equals);

            server.is("OB DISCHRG", 60, 700);
            await().atMost(SOON).until(() -> ups.read().power() == Power.ON_BATTERY);

            server.is("OB LB RB", 9, 60);
            await().atMost(SOON)
                    .until(ups::read, new UpsReading(true, Power.LOW_BATTERY, 9, 60L, true, "OB LB RB")::equals);

            server.loseDriver();
            await().atMost(SOON).until(() -> !ups.read().reachable());
        }
    }

    @Test
    void shouldNotBeReachableWhenTheServerHasNoSuchUps() throws IOException, InterruptedException {
        try (var server = new NutServer(folder);
                Ups ups = ups(server.port(), "other")) {
            assertThat(ups.read())
                    .returns(false, UpsReading::reachable)
                    .returns("java.io.IOException: the server says UNKNOWN-UPS", UpsReading::detail);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BEGIN LIST VAR ups\n", "drip", "flood", "hang up"})
    void shouldEndInTimeWhenTheServerMakesNoSense(String manner) throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Ups ups = ups(server.getLocalPort(), "ups")) {
            var thread = new Thread(() -> misbehave(server, manner));
            thread.setDaemon(true);
            thread.start();
            long fromNs = System.nanoTime();

            assertThat(ups.read()).returns(false, UpsReading::reachable).returns(Power.UNKNOWN, UpsReading::power);

            assertThat(Duration.ofNanos(System.nanoTime() - fromNs)).isLessThan(Duration.ofMillis(Ups.READ_MOST_MS));
        }
    }

    private static void misbehave(ServerSocket server, String manner) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            switch (manner) {
                case "hang up" -> {}
                case "flood" -> {
                    while (true) {
                        out.write(new byte[8_192]);
                    }
                }
                case "drip" -> {
                    do {
                        out.write('V');
                    } while (!OVER.await(50, TimeUnit.MILLISECONDS));
                }
                default -> {
                    out.write(manner.getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (SocketException | InterruptedException e) {
            // hung up on
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
