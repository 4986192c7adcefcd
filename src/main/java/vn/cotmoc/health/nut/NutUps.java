// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.nut;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.Ups;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.time.Clock;

/** A UPS behind a NUT server. */
public final class NutUps implements Ups {
    private static final int CONNECT_MS = 1_500;
    private static final long ANSWER_MS = 2_500;
    /** A large UPS tells some two hundred variables: 10 kB. */
    private static final int ANSWER_MOST_BYTES = 128 * 1024;

    private final UpsSettings settings;
    private final Clock clock;
    private volatile @Nullable Socket open;
    private volatile boolean closed;

    /** The server is asked with the first {@link #read()}; until then it need not be there. */
    public NutUps(UpsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public UpsReading read() {
        try (var socket = new Socket()) {
            open = socket;
            if (closed) {
                return UpsReading.unreachable("closed");
            }
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MS);
            String question = "LIST VAR " + settings.name() + "\n";
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            return Variables.parse(answer(socket)).reading();
        } catch (IOException e) {
            return UpsReading.unreachable(e.toString());
        } finally {
            open = null;
        }
    }

    private String answer(Socket socket) throws IOException {
        long endNs = clock.now().monotonicNs() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS);
        var bytes = new ByteArrayOutputStream();
        byte[] part = new byte[4_096];
        while (bytes.size() < ANSWER_MOST_BYTES) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - clock.now().monotonicNs());
            if (leftMs <= 0) {
                throw new SocketTimeoutException("the answer did not end in time");
            }
            socket.setSoTimeout((int) leftMs);
            int count = socket.getInputStream().read(part);
            if (count < 0) {
                throw new IOException("the server hung up");
            }
            bytes.write(part, 0, count);
            String told = bytes.toString(StandardCharsets.UTF_8);
            if (Variables.isWhole(told)) {
                return told;
            }
        }
        throw new IOException("the answer is too long");
    }

    /** From any thread; a reading under way ends as unreachable. */
    @Override
    public void close() {
        closed = true;
        Socket socket = open;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is left to be lost: it was only read from.
            }
        }
    }
}
