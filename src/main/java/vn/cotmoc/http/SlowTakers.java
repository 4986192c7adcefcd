// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import vn.cotmoc.time.Clock;

/**
 * Cuts whoever takes an answer that is written bit by bit too slowly: it holds a thread for as long as it is written, and
 * Jetty's idle timeout begins anew with every byte that is taken. Any thread.
 */
final class SlowTakers {
    /** A line of 4 kbit/s is thin even for a border gate. */
    private static final int SLOWEST_BYTES_A_SECOND = 512;
    /** Long enough that a line may stand still for a while, and that what Jetty counts together does not matter. */
    static final Duration LOOK = Duration.ofMinutes(2);

    private final Clock clock;
    private final Map<Connection, Mark> marks = new ConcurrentHashMap<>();

    SlowTakers(Clock clock) {
        this.clock = clock;
    }

    /** What had gone out by when, on the monotonic clock. */
    private record Mark(long bytes, long atNs) {}

    /** An answer is being written from now on. */
    void begin(Connection connection) {
        marks.put(connection, new Mark(connection.getBytesOut(), clock.now().monotonicNs()));
    }

    /** It is not any more. */
    void end(Connection connection) {
        marks.remove(connection);
    }

    /** To be called about once a second. */
    void sweep() {
        long nowNs = clock.now().monotonicNs();
        marks.replaceAll((connection, mark) -> look(connection, mark, nowNs));
    }

    private static Mark look(Connection connection, Mark mark, long nowNs) {
        if (nowNs - mark.atNs() < LOOK.toNanos()) {
            return mark;
        }
        long bytes = connection.getBytesOut();
        if (bytes - mark.bytes() < SLOWEST_BYTES_A_SECOND * LOOK.toSeconds()) {
            connection.getEndPoint().close();
        }
        return new Mark(bytes, nowNs);
    }
}
