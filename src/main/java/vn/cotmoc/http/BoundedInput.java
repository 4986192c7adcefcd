// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.cotmoc.fault.Fault;

/** A body that must not go beyond a size. */
final class BoundedInput extends FilterInputStream {
    private final long mostBytes;
    private long readBytes;

    BoundedInput(InputStream in, long mostBytes) {
        super(in);
        this.mostBytes = mostBytes;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        readBytes += bytes;
        if (readBytes > mostBytes) {
            throw Fault.refused("body-too-large", mostBytes);
        }
    }
}
