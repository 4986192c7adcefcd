// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("L3")
@Timeout(60)
class SystemdTest {
    @TempDir
    private Path folder;

    /** libsystemd looks for the socket in the environment of its process, so the notices come out of one of their own. */
    static final class Service {
        private Service() {}

        public static void main(String... args) {
            var systemd = new Systemd(System.getenv());
            systemd.ready();
            systemd.status("2 screens play");
            systemd.status("2 screens play");
            systemd.alive();
            systemd.stopping();
        }
    }

    @Test
    void shouldTellTheServiceManagerEachThingOnce() throws IOException, InterruptedException {
        Path path = folder.resolve("notify");
        try (var socket = new NoticeSocket(path, 30)) {
            var builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Service.class.getName())
                    .inheritIO();
            builder.environment().put("NOTIFY_SOCKET", path.toString());
            Process service = builder.start();

            assertThat(socket.take()).isEqualTo("READY=1");
            assertThat(socket.take()).isEqualTo("STATUS=2 screens play");
            assertThat(socket.take()).isEqualTo("WATCHDOG=1");
            assertThat(socket.take()).isEqualTo("STOPPING=1");
            assertThat(service.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).isZero();
        }
    }

    @Test
    void shouldDoNothingWhenNobodyWantsToKnow() {
        var systemd = new Systemd(Map.of());

        systemd.ready();
        systemd.stopping();

        assertThat(systemd.listens()).isFalse();
    }
}
