// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.time.SystemClock;

/** A driver that never comes back, and one that is broken, beside devices that answer. */
@Tag("L3")
class HangingDeviceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong machineReadings = new AtomicLong();

    private final Panel hanging = new Panel() {
        @Override
        public PanelReading read() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return PanelReading.unreachable("over");
        }

        @Override
        public void close() {
            over.countDown();
        }
    };

    private final Ups broken = new Ups() {
        @Override
        public UpsReading read() {
            throw new IllegalStateException("a defect of the driver");
        }

        @Override
        public void close() {}
    };

    @Test
    void shouldDelayNobody() {
        Map<String, Panel> panels = Map.of("man", hanging, "ben", new FakePanel());
        try (var devices = new Devices(panels, broken, this::machine, new SystemClock())) {
            await().atMost(SOON).until(() -> machineReadings.get() >= 2);
            long fromNs = System.nanoTime();
            assertThat(devices.panel("man")).as("not answered yet").isEmpty();
            assertThat(devices.panel("ben")).map(PanelReading::reachable).contains(true);
            assertThat(devices.ups()).map(UpsReading::reachable).contains(false);
            assertThat(Duration.ofNanos(System.nanoTime() - fromNs)).isLessThan(Duration.ofMillis(250));
        }
    }

    private MachineReading machine() {
        machineReadings.incrementAndGet();
        return MachineReading.NOTHING;
    }
}
