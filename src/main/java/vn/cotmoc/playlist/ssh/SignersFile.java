// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/**
 * The {@code allowed_signers} file of a node, read anew whenever it is asked, so that a key taken out of it is out at once.
 * A file that has become unreadable or wrong trusts nobody until it is mended. Safe for every thread.
 */
public final class SignersFile {
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final ZoneId zone;
    private @Nullable String text;
    private @Nullable AllowedSigners parsed;

    /**
     * @param zone of the times that are written without {@code Z}
     * @throws Fault as {@link #signers}
     */
    public SignersFile(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
        signers();
    }

    /**
     * Those whom the file names now.
     *
     * @throws Fault REFUSED {@code signers-unreadable}, or {@code signers-invalid} with all that is wrong
     */
    public synchronized AllowedSigners signers() {
        String now = read();
        if (parsed == null || !now.equals(text)) {
            parsed = AllowedSigners.parse(now, file.toString(), zone);
            text = now;
        }
        return parsed;
    }

    private String read() {
        try (var stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Fault.refused("signers-unreadable", file, "> " + MAX_BYTES + " B");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Fault.refused("signers-unreadable", file, "UTF-8?").causedBy(e);
        } catch (IOException e) {
            throw Fault.refused("signers-unreadable", file, e).causedBy(e);
        }
    }
}
