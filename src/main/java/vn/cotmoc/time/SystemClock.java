// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The machine's own clock. Whether it follows a server, and how well, is looked up with each {@link #checkSynchronised()}. */
public final class SystemClock implements Clock {
    private final InstantSource wall;
    private volatile TimeDaemon.Answer server;

    public SystemClock() {
        this(InstantSource.system());
    }

    /** @param wall what the clock on the wall shows */
    public SystemClock(InstantSource wall) {
        this.wall = wall;
        server = new TimeDaemon.Answer(TimeDaemon.isMarked(), Optional.empty());
    }

    /** Asks the machine's time daemon; call it about once a minute, it runs a program and may take some seconds. */
    public void checkSynchronised() {
        server = TimeDaemon.ask();
    }

    @Override
    public Moment now() {
        return new Moment(wall.instant(), System.nanoTime(), server.synchronised());
    }

    @Override
    public Optional<Duration> offset() {
        return server.offset();
    }
}
