// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import vn.cotmoc.http.Relay;

/** A line to a server that breaks after so many bytes either way, so many times, and then holds. */
final class BreakingLine implements Relay.Traffic, AutoCloseable {
    private final int bytesToBreak;
    private final AtomicInteger breaksLeft;
    private final Relay relay;

    BreakingLine(URI server, int bytesToBreak, int breaks) throws IOException {
        this.bytesToBreak = bytesToBreak;
        this.breaksLeft = new AtomicInteger(breaks);
        this.relay = new Relay(server, this);
    }

    URI address() {
        return relay.address();
    }

    int breaksLeft() {
        return breaksLeft.get();
    }

    @Override
    public boolean goesOn(long carried) {
        return carried <= bytesToBreak || breaksLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
