// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** Reads the data types of RFC 4251 §5, never past the end of what it was given. */
final class WireReader {
    private final ByteBuffer bytes;
    private final String faultCode;

    /** @param faultCode of the {@link Fault} that says the bytes are not well-formed; it is given the reason */
    WireReader(byte[] bytes, String faultCode) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.faultCode = faultCode;
    }

    void expect(byte[] magic) {
        if (!Arrays.equals(raw(magic.length), magic)) {
            throw malformed("ssh.magic");
        }
    }

    int uint32() {
        if (bytes.remaining() < Integer.BYTES) {
            throw malformed("ssh.cut-short");
        }
        return bytes.getInt();
    }

    byte[] string() {
        return raw(uint32());
    }

    /** A string that may only hold printable ASCII: names of algorithms and namespaces. */
    String name() {
        byte[] name = string();
        for (byte character : name) {
            if (character < ' ' || character > '~') {
                throw malformed("ssh.name");
            }
        }
        return new String(name, StandardCharsets.US_ASCII);
    }

    byte[] rest() {
        return raw(bytes.remaining());
    }

    void expectEnd() {
        if (bytes.hasRemaining()) {
            throw malformed("ssh.trailing");
        }
    }

    Fault malformed(String reason) {
        return Fault.refused(faultCode, Text.of(reason));
    }

    private byte[] raw(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw malformed("ssh.cut-short");
        }
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }
}
