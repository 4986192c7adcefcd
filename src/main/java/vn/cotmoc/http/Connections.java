// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vn.cotmoc.time.Clock;

/**
 * Bounds what one address can hold: so many connections, and none for long without a whole request.
 *
 * <p>Jetty's idle timeout begins anew with every byte, so a header sent one byte at a time would keep a connection for
 * ever. Here a connection that has no request in work is closed after a while, whether it idles or trickles.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener {
    static final int PER_ADDRESS = 128;
    static final Duration WITHOUT_REQUEST = Duration.ofSeconds(20);

    private final Clock clock;
    private final Map<EndPoint, String> addresses = new ConcurrentHashMap<>();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<Connection, Use> uses = new ConcurrentHashMap<>();

    /** How many requests of a connection are in work, and since when that is so, on the monotonic clock. */
    private record Use(int inWork, long sinceNs) {}

    Connections(Handler handler, Clock clock) {
        super(handler);
        this.clock = clock;
    }

    /** How many are open. */
    int count() {
        return addresses.size();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        note(connection, 1);
        Request.addCompletionListener(request, failure -> note(connection, -1));
        return super.handle(request, response, callback);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            uses.put(connection, new Use(0, clock.now().monotonicNs()));
        }
        // Under TLS one line is two connections with an end point each; only the outer one has the socket's.
        EndPoint line = connection.getEndPoint();
        if (line.getTransport() instanceof java.nio.channels.SocketChannel && count(line) > PER_ADDRESS) {
            line.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        uses.remove(connection);
        String address = addresses.remove(connection.getEndPoint());
        if (address != null) {
            open.computeIfPresent(address, (unused, number) -> number > 1 ? number - 1 : null);
        }
    }

    /** Closes what has been without a request for too long; to be called about once a second. */
    void sweep() {
        long deadlineNs = clock.now().monotonicNs() - WITHOUT_REQUEST.toNanos();
        uses.forEach((connection, use) -> {
            if (use.inWork() == 0 && use.sinceNs() - deadlineNs < 0) {
                connection.getEndPoint().close();
            }
        });
    }

    /** The end of one request may be told after the next one has begun, so they are counted. */
    private void note(Connection connection, int change) {
        long nowNs = clock.now().monotonicNs();
        uses.computeIfPresent(connection, (same, use) -> new Use(use.inWork() + change, nowNs));
    }

    private int count(EndPoint line) {
        String address =
                line.getRemoteSocketAddress() instanceof InetSocketAddress socket && socket.getAddress() != null
                        ? socket.getAddress().getHostAddress()
                        : "";
        if (addresses.putIfAbsent(line, address) != null) {
            return 0;
        }
        return open.merge(address, 1, Integer::sum);
    }
}
