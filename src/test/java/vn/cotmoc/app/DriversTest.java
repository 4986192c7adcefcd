// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.health.Devices;
import vn.cotmoc.time.SystemClock;

@Tag("L3")
class DriversTest {
    /** The driver itself waits for 2.5 s. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void shouldNotKeepTheWallBareForAUpsThatHangs(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("node.yaml");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, """
                    node: thu-1
                    site: {code: thu, name: Cửa khẩu thử, province: Tây Ninh}
                    data: data
                    screens: [{id: man, display: virtual, geometry: 640x360+0+0}]
                    ups: {driver: nut, port: %d}
                    """.formatted(silent.getLocalPort()));
            NodeSettings settings = NodeFile.read(file, Map.of());
            long fromNs = System.nanoTime();
            try (Devices devices = Drivers.open(settings, new SystemClock())) {
                assertThat(Duration.ofNanos(System.nanoTime() - fromNs)).isLessThan(AT_ONCE);
                assertThat(devices.ups()).as("not answered yet").isEmpty();
            }
        }
    }
}
