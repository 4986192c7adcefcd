// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.cotmoc.fault.Fault;

/**
 * One program a data folder that changes what is accepted: the daemon as a rule, a command while there is none. The kernel
 * lets go of the lock however the process ends.
 */
public final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    /** @throws Fault REFUSED {@code data-in-use}; RETRY {@code data-unwritable} */
    public DataLock(Path data) {
        try {
            Files.createDirectories(data);
            channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Fault.retry("data-unwritable", data, e.toString()).causedBy(e);
        }
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (IOException | OverlappingFileLockException e) {
            close();
            throw Fault.refused("data-in-use", data).causedBy(e);
        }
        close();
        throw Fault.refused("data-in-use", data);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Fault.broken("data-unwritable", "lock", e.toString()).causedBy(e);
        }
    }
}
