// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.health.UpsReading.Power;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class LowBatteryTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T03:00:00Z"));
    private final LowBattery battery = new LowBattery();

    private boolean after(int seconds, Power power) {
        clock.pass(Duration.ofSeconds(seconds));
        return battery.mustStop(Optional.of(new UpsReading(true, power, 10, 60L, false, "")), clock.now());
    }

    @Test
    void shouldStopWhenTheBatteryStaysLow() {
        assertThat(after(0, Power.ON_BATTERY)).isFalse();
        assertThat(after(1, Power.LOW_BATTERY)).isFalse();
        assertThat(after(2, Power.LOW_BATTERY)).isFalse();
        assertThat(after(1, Power.LOW_BATTERY)).isTrue();
        assertThat(after(1, Power.LOW_BATTERY)).isTrue();
    }

    @Test
    void shouldGoOnWhenItWasLowForAMomentOrIsNotKnown() {
        assertThat(after(0, Power.LOW_BATTERY)).isFalse();
        assertThat(after(2, Power.ON_LINE)).isFalse();
        assertThat(after(2, Power.LOW_BATTERY)).isFalse();
        clock.pass(Duration.ofSeconds(60));
        assertThat(battery.mustStop(Optional.empty(), clock.now())).isFalse();
        assertThat(after(0, Power.UNKNOWN)).isFalse();
    }
}
