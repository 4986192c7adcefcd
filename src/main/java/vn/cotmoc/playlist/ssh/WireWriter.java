// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the data types of RFC 4251 §5. */
final class WireWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    WireWriter raw(byte[] piece) {
        bytes.writeBytes(piece);
        return this;
    }

    WireWriter uint32(int number) {
        return raw(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    WireWriter string(byte[] content) {
        return uint32(content.length).raw(content);
    }

    WireWriter string(String content) {
        return string(content.getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
