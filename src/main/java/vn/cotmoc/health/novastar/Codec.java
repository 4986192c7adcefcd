// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How requests and replies are laid out, little-endian: preamble (2 bytes), status, serial, source, destination, device
 * type, outlet, card (2), direction, reserved, register (4), length (2), data, sum (2). The sum is 0x5555 and all bytes
 * between the preamble and itself.
 */
final class Codec {
    private static final short REQUEST = (short) 0xAA55;
    private static final byte[] REPLY = {(byte) 0xAA, 0x55};
    private static final byte COMPUTER = (byte) 0xFE;
    private static final byte READ = 0;
    private static final int STATUS_AT = 2;
    private static final int SERIAL_AT = 3;
    private static final int REGISTER_AT = 12;
    private static final int LENGTH_AT = 16;
    private static final int HEAD_BYTES = 18;
    private static final int SUM_BYTES = 2;
    private static final int SUM_SEED = 0x5555;
    /** Far more than is ever asked for; it bounds what a false preamble can make us wait for. */
    private static final int DATA_MOST_BYTES = 256;

    private Codec() {}

    static ByteBuffer readRequest(Register register, int serial) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + SUM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        frame.putShort(REQUEST).put((byte) 0).put((byte) serial).put(COMPUTER).put((byte) 0);
        frame.put((byte) register.deviceType()).put((byte) register.port()).putShort((short) register.card());
        frame.put(READ).put((byte) 0).putInt(register.address()).putShort((short) register.lengthBytes());
        frame.putShort(sum(frame, 0, HEAD_BYTES));
        return frame.flip();
    }

    /**
     * Takes the first whole reply out of what was received, and whatever is no reply before it.
     *
     * @param received to be read; what is left in it may be the beginning of a reply
     */
    static Optional<Reply> takeReply(ByteBuffer received) {
        received.order(ByteOrder.LITTLE_ENDIAN);
        int unfinished = received.limit();
        for (int at = received.position(); at < received.limit(); at++) {
            if (!mayBeginAt(received, at)) {
                continue;
            }
            int sumAt = at + HEAD_BYTES + announced(received, at);
            if (sumAt + SUM_BYTES > received.limit()) {
                unfinished = Math.min(unfinished, at);
            } else if (received.getShort(sumAt) == sum(received, at, sumAt)) {
                received.position(sumAt + SUM_BYTES);
                return Optional.of(reply(received, at, sumAt));
            }
        }
        received.position(unfinished);
        return Optional.empty();
    }

    private static boolean mayBeginAt(ByteBuffer received, int at) {
        return received.get(at) == REPLY[0]
                && (at + 1 == received.limit() || received.get(at + 1) == REPLY[1])
                && announced(received, at) <= DATA_MOST_BYTES;
    }

    /** Bytes of data; 0 while that has not come. */
    private static int announced(ByteBuffer received, int at) {
        return at + HEAD_BYTES > received.limit() ? 0 : Short.toUnsignedInt(received.getShort(at + LENGTH_AT));
    }

    private static short sum(ByteBuffer frame, int start, int end) {
        int sum = SUM_SEED;
        for (int at = start + REPLY.length; at < end; at++) {
            sum += Byte.toUnsignedInt(frame.get(at));
        }
        return (short) sum;
    }

    private static Reply reply(ByteBuffer received, int at, int sumAt) {
        return new Reply(
                Byte.toUnsignedInt(received.get(at + STATUS_AT)),
                Byte.toUnsignedInt(received.get(at + SERIAL_AT)),
                received.getInt(at + REGISTER_AT),
                IntStream.range(at + HEAD_BYTES, sumAt)
                        .mapToObj(place -> Byte.toUnsignedInt(received.get(place)))
                        .toList());
    }
}
