// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class PulseTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T03:00:00Z"));
    private final Pulse pulse = new Pulse(clock.now());

    private boolean beats(long screen, long journal) {
        clock.pass(Duration.ofSeconds(1));
        return pulse.beats(Map.of("screen", screen, "journal", journal), clock.now());
    }

    @Test
    void shouldBeatWhenAllHaveTurnedSinceTheLastBeat() {
        assertThat(beats(0, 0)).isTrue();
        assertThat(beats(1, 1)).isTrue();
        assertThat(beats(2, 1)).isFalse();
        assertThat(beats(2, 2))
                .as("each since the last beat, not since the last look")
                .isTrue();
    }

    @Test
    void shouldStayStillForAsLongAsOneIsStuck() {
        assertThat(beats(0, 0)).isTrue();
        for (int second = 1; second < 60; second++) {
            assertThat(beats(second, 0)).isFalse();
        }
        assertThat(beats(60, 1)).isTrue();
    }
}
