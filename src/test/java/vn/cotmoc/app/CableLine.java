// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.io.IOException;
import java.net.URI;
import vn.cotmoc.http.Relay;

/**
 * A line to a server whose cable can be pulled: nobody is told, nothing comes through until it is put back. Then what was sent
 * meanwhile comes through at once, or, as long as anybody waits who sends it ever less often, not at all.
 */
final class CableLine implements Relay.Traffic, AutoCloseable {
    private final Relay relay;
    private final boolean losesForGood;
    private boolean pulled;
    private boolean closed;

    CableLine(URI server) throws IOException {
        this(server, false);
    }

    /** @param losesForGood a connection on which something was sent while it was pulled stays silent */
    CableLine(URI server, boolean losesForGood) throws IOException {
        this.losesForGood = losesForGood;
        this.relay = new Relay(server, this);
    }

    URI address() {
        return relay.address();
    }

    synchronized void pull() {
        pulled = true;
    }

    synchronized void putBack() {
        pulled = false;
        notifyAll();
    }

    @Override
    public synchronized void before() throws InterruptedException {
        boolean lost = pulled && losesForGood;
        while ((pulled || lost) && !closed) {
            wait();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        relay.close();
        closed = true;
        notifyAll();
    }
}
