// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import vn.cotmoc.time.FakeClock;

final class FakePlayerTest extends PlayerContract {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final FakePlayer player = new FakePlayer(clock);

    FakePlayerTest() {
        player.breakFile("garbage.mp4");
    }

    @Override
    protected Player player() {
        return player;
    }

    @Override
    protected long nowNs() {
        return clock.now().monotonicNs();
    }

    @Override
    protected void pass() {
        clock.pass(Duration.ofMillis(20));
    }

    @Override
    protected Path video() {
        return Path.of("video.mp4");
    }

    @Override
    protected Path still() {
        return Path.of("still.png");
    }

    @Override
    protected Path garbage() {
        return Path.of("garbage.mp4");
    }
}
