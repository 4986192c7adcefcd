// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a write-ahead log has got: its generation, and where its last frame ends (sqlite.org/fileformat2.html, section 4.1).
 * What stands behind that end is left over from earlier generations.
 */
record WalTail(long generation, long end) {
    private static final int HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int PAGE_SIZE_AT = 8;
    private static final int SALT_AT = 16;
    private static final int FRAME_SALT_AT = 8;

    static WalTail of(Path wal) {
        if (!Files.exists(wal)) {
            return new WalTail(0, 0);
        }
        try (var file = new RandomAccessFile(wal.toFile(), "r")) {
            if (file.length() < HEADER_BYTES) {
                return new WalTail(0, 0);
            }
            file.seek(PAGE_SIZE_AT);
            long frame = (long) FRAME_HEADER_BYTES + file.readInt();
            file.seek(SALT_AT);
            long salt = file.readLong();
            long end = HEADER_BYTES;
            while (end + frame <= file.length()) {
                file.seek(end + FRAME_SALT_AT);
                if (file.readLong() != salt) {
                    break;
                }
                end += frame;
            }
            return new WalTail(salt, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
