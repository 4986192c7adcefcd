// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class RateLimitTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldTellHowLongToWait() {
        var limit = new RateLimit(2, Duration.ofSeconds(1), 10);
        assertThat(limit.take("a", 100)).isZero();
        assertThat(limit.take("a", 200)).isZero();
        assertThat(limit.take("a", 300)).isEqualTo(SECOND_NS - 200);
        assertThat(limit.take("b", 300)).isZero();
        assertThat(limit.take("a", 100 + SECOND_NS)).isZero();
        assertThat(limit.take("a", 199 + SECOND_NS)).isEqualTo(1);
    }

    @Test
    void shouldNeverLetMoreThroughWithinAnySecond() {
        long seed = Long.getLong("cotmoc.seed", new Random().nextLong());
        var random = new Random(seed);
        var limit = new RateLimit(5, Duration.ofSeconds(1), 10);
        Deque<Long> taken = new ArrayDeque<>();
        long nowNs = -3 * SECOND_NS;
        for (int i = 0; i < 10_000; i++) {
            nowNs += random.nextInt(400_000_000);
            long then = nowNs;
            taken.removeIf(at -> then - at >= SECOND_NS);
            boolean free = taken.size() < 5;
            assertThat(limit.take("a", nowNs) == 0)
                    .as("seed=%d turn=%d", seed, i)
                    .isEqualTo(free);
            if (free) {
                taken.add(nowNs);
            }
        }
    }

    @Test
    void shouldForgetTheKeyLongestUnused() {
        var limit = new RateLimit(1, Duration.ofSeconds(1), 2);
        limit.take("a", 0);
        limit.take("b", 1);
        limit.take("a", 2);
        limit.take("c", 3);
        assertThat(limit.take("b", 4)).isZero();
    }
}
