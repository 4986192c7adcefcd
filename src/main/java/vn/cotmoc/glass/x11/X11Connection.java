// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A connection to an X server over its Unix socket, after "X Window System Protocol, X Version 11": set-up, requests
 * without a reply, and one request with its reply at a time. Little-endian. One thread at a time.
 */
final class X11Connection implements AutoCloseable {
    private static final int REPLY_HEAD_BYTES = 32;
    private static final int ERROR = 0;
    private static final int REPLY = 1;
    /** More than any reply asked for here: a whole 8K screen. A larger one is no X server's. */
    private static final int REPLY_LIMIT_BYTES = 160 << 20;

    private final SocketChannel channel;
    private final X11Setup setup;
    private int nextId;

    /** @param cookie of MIT-MAGIC-COOKIE-1; empty: none is shown */
    X11Connection(Path socket, byte[] cookie) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            setup = greet(cookie);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private X11Setup greet(byte[] cookie) throws IOException {
        byte[] name = cookie.length == 0 ? new byte[0] : "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer greeting = buffer(12 + padded(name.length) + padded(cookie.length));
        greeting.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
        greeting.putShort((short) name.length).putShort((short) cookie.length).putShort((short) 0);
        greeting.put(name).position(12 + padded(name.length));
        greeting.put(cookie).position(greeting.capacity());
        send(greeting);
        ByteBuffer head = receive(8);
        ByteBuffer rest = receive(Short.toUnsignedInt(head.getShort(6)) * 4);
        if (head.get(0) != 1) {
            byte[] reason = new byte[Math.min(Byte.toUnsignedInt(head.get(1)), rest.remaining())];
            rest.get(reason);
            throw new IOException("the X server refused: " + new String(reason, StandardCharsets.ISO_8859_1).strip());
        }
        return X11Setup.parse(rest);
    }

    X11Setup setup() {
        return setup;
    }

    /** A fresh id for a pixmap, a graphics context and the like. */
    int newId() {
        return setup.idBase() | nextId++;
    }

    /** A request of this many bytes, its head filled in, to be filled and handed to {@link #send}. */
    ByteBuffer request(int opcode, int detail, int bytes) {
        ByteBuffer request = buffer(padded(bytes));
        return request.put((byte) opcode).put((byte) detail).putShort((short) (request.capacity() / 4));
    }

    void send(ByteBuffer message) throws IOException {
        message.rewind();
        while (message.hasRemaining()) {
            channel.write(message);
        }
    }

    /** The next reply with its data behind the 32 bytes of its head; events on the way are passed over. */
    ByteBuffer receiveReply() throws IOException {
        while (true) {
            ByteBuffer head = receive(REPLY_HEAD_BYTES);
            int kind = head.get(0);
            if (kind == ERROR) {
                throw new IOException("X error " + head.get(1) + " on request " + head.get(10));
            }
            if (kind == REPLY) {
                long bytes = Integer.toUnsignedLong(head.getInt(4)) * 4;
                if (bytes > REPLY_LIMIT_BYTES) {
                    throw new IOException("a reply of " + bytes + " bytes");
                }
                return receive((int) bytes);
            }
        }
    }

    /** Waits, for as long as it takes, until the server is gone or this connection is closed by another thread. */
    void awaitEnd() {
        try {
            while (channel.isOpen()) {
                receive(REPLY_HEAD_BYTES);
            }
        } catch (IOException e) {
            // This is the end that was waited for.
        }
    }

    private ByteBuffer receive(int bytes) throws IOException {
        ByteBuffer data = buffer(bytes);
        while (data.hasRemaining()) {
            if (channel.read(data) < 0) {
                throw new EOFException("the X server hung up");
            }
        }
        return data.flip();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int padded(int bytes) {
        return (bytes + 3) & ~3;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
