// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.io.IOException;
import java.net.URI;
import vn.cotmoc.http.Relay;

/** A line to a server whose cable can be pulled: nobody is told, nothing comes through until it is put back. */
final class CableLine implements Relay.Traffic, AutoCloseable {
    private final Relay relay;
    private boolean pulled;

    CableLine(URI server) throws IOException {
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
        while (pulled) {
            wait();
        }
    }

    @Override
    public void close() throws IOException {
        relay.close();
        putBack();
    }
}
