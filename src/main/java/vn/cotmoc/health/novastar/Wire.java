// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.time.Clock;

/** A connection to a sender: one question after the other, each with its end. */
final class Wire implements AutoCloseable {
    private static final int CONNECT_MS = 1_000;
    /** Replies take a few milliseconds; a sender that asks a card in vain says so, or is silent. */
    private static final long ANSWER_MS = 400;

    /** Who sends so much without an answer in it is no sender. */
    private static final int ANSWER_MOST_BYTES = 16 * 1024;

    private final Clock clock;
    private final Socket socket = new Socket();
    private final ByteBuffer received = ByteBuffer.allocate(1024).flip();
    private int serial;

    /** @throws IOException nobody is there */
    Wire(String host, int port, Clock clock) throws IOException {
        this.clock = clock;
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @return empty: none came in time, or it was a refusal
     * @throws IOException the connection is no good any more
     */
    Optional<Reply> ask(Register register) throws IOException {
        serial = (serial + 1) & 0xFF;
        socket.getOutputStream().write(Codec.readRequest(register, serial).array());
        long endNs = clock.now().monotonicNs() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS);
        int bytes = 0;
        while (bytes < ANSWER_MOST_BYTES) {
            Optional<Reply> reply = Codec.takeReply(received);
            if (reply.isPresent() && reply.get().answers(register, serial)) {
                return reply.filter(answer -> answer.holds(1));
            }
            if (reply.isEmpty()) {
                int more = receive(endNs);
                if (more == 0) {
                    return Optional.empty();
                }
                bytes += more;
            }
        }
        throw new IOException("no answer in " + bytes + " bytes");
    }

    /** How many bytes came; 0 when the time is over. */
    private int receive(long endNs) throws IOException {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - clock.now().monotonicNs());
        if (leftMs <= 0) {
            return 0;
        }
        received.compact();
        try {
            socket.setSoTimeout((int) leftMs);
            int count = socket.getInputStream().read(received.array(), received.position(), received.remaining());
            if (count < 0) {
                throw new IOException("the sender hung up");
            }
            received.position(received.position() + count);
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        } finally {
            received.flip();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be lost: it was only read from.
        }
    }
}
