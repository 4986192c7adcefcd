// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream of bytes into lines. What stands after the last newline does not count: it may still be being written. */
public final class LineReader {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_LINE_BYTES = 1 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int end;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line, without its newline; empty at the end.
     *
     * @throws BadLine when it is longer than 1 MiB
     */
    public Optional<byte[]> next() throws IOException, BadLine {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, start, i);
                    start = i + 1;
                    return Optional.of(line);
                }
            }
            scanned = end - start;
            if (!fill()) {
                return Optional.empty();
            }
        }
    }

    /** Reads more behind what is left, which is moved to the front. */
    private boolean fill() throws IOException, BadLine {
        int left = end - start;
        if (left > MOST_LINE_BYTES) {
            throw new BadLine("line-too-long");
        }
        byte[] target = left > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, start, target, 0, left);
        buffer = target;
        start = 0;
        int read = in.read(buffer, left, buffer.length - left);
        end = left + Math.max(0, read);
        return read > 0;
    }
}
