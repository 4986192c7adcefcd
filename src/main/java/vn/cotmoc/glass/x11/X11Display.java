// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/**
 * Which X server, and how to be let in.
 *
 * @param name {@code :0} and the like: a server of this machine
 * @param authority the Xauthority file, as libX11 wants it in {@code XAUTHORITY}; null: none
 */
public record X11Display(String name, @Nullable Path authority) {
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
    private static final String COOKIE = "MIT-MAGIC-COOKIE-1";

    public X11Display {
        if (!name.matches(":\\d{1,5}")) {
            throw Fault.refused("display-name", name);
        }
    }

    /** The server of that name, with the cookie that {@code XAUTHORITY} names. */
    public static X11Display of(String name, Map<String, String> environment) {
        String authority = environment.get("XAUTHORITY");
        return new X11Display(name, authority == null ? null : Path.of(authority));
    }

    Path socket() {
        return SOCKETS.resolve("X" + number());
    }

    String number() {
        return name.substring(1);
    }

    /** The cookie that the authority file holds for this display; empty where there is none. */
    byte[] cookie() {
        if (authority == null) {
            return new byte[0];
        }
        try {
            ByteBuffer entries = ByteBuffer.wrap(Files.readAllBytes(authority));
            while (entries.hasRemaining()) {
                entries.getShort();
                field(entries);
                String display = new String(field(entries), StandardCharsets.US_ASCII);
                String kind = new String(field(entries), StandardCharsets.US_ASCII);
                byte[] data = field(entries);
                if (kind.equals(COOKIE) && (display.isEmpty() || display.equals(number()))) {
                    return data;
                }
            }
            return new byte[0];
        } catch (IOException | BufferUnderflowException e) {
            throw Fault.retry("display-authority", authority).causedBy(e);
        }
    }

    /** An authority file of one entry, for every host and display, as Xvfb and libX11 read it. */
    static void writeAuthority(Path file, byte[] cookie) throws IOException {
        byte[] kind = COOKIE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer entry = ByteBuffer.allocate(10 + kind.length + cookie.length);
        entry.putShort((short) 0xFFFF).putShort((short) 0).putShort((short) 0);
        entry.putShort((short) kind.length).put(kind);
        entry.putShort((short) cookie.length).put(cookie);
        Files.write(file, entry.array());
    }

    private static byte[] field(ByteBuffer entries) {
        byte[] bytes = new byte[Short.toUnsignedInt(entries.getShort())];
        entries.get(bytes);
        return bytes;
    }
}
