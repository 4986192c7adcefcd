// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("L1")
class RowTimeTest {
    @Test
    void shouldReadBackEveryTimeItWrites() {
        long seed = Long.getLong("cotmoc.seed", System.nanoTime());
        var random = new Random(seed);
        for (String zone :
                new String[] {"Asia/Ho_Chi_Minh", "UTC", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"}) {
            for (int i = 0; i < 2_000; i++) {
                Instant time = Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L));
                String text = RowTime.text(time, ZoneId.of(zone));

                assertThat(RowTime.find(text))
                        .as("seed=%d %s", seed, text)
                        .contains(time.atZone(ZoneId.of(zone)).toOffsetDateTime());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T06:00:00.000Z",
                "2026-01-01T06:00:00+07:00",
                "2026-01-01T06:00:00.0000+07:00",
                "2026-01-01 06:00:00.000+07:00",
                "2026-13-01T06:00:00.000+07:00",
                "2026-02-30T06:00:00.000+07:00",
                "2026-01-32T06:00:00.000+07:00",
                "2026-01-01T24:00:00.000+07:00",
                "2026-01-01T06:60:00.000+07:00",
                "2026-01-01T06:00:00.000+19:00",
                "2026-01-01T06:00:00.000+07:60",
                "2026-01-01T06:00:00.00x+07:00",
                "",
                "null"
            })
    void shouldReadNothingElse(String text) {
        assertThat(RowTime.find(text)).isEmpty();
    }

    @Test
    void shouldReadTheLastDaysOfMonths() {
        assertThat(RowTime.find("2028-02-29T23:59:59.999+14:00"))
                .contains(OffsetDateTime.parse("2028-02-29T23:59:59.999+14:00"));
    }
}
