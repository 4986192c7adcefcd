// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.linux;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.Machine;
import vn.cotmoc.health.MachineReading;

/** The computer this runs on. */
public final class LinuxMachine implements Machine {
    /** Where the kernel shows it. */
    public static final Path SYS = Path.of("/sys");

    private final Sysfs sysfs;
    private final Path data;

    /**
     * @param sys {@link #SYS}, or a tree like it
     * @param data the folder whose disk matters
     */
    public LinuxMachine(Path sys, Path data) {
        this.sysfs = new Sysfs(sys);
        this.data = data;
    }

    @Override
    public MachineReading read() {
        return new MachineReading(sysfs.links(), sysfs.temperatures(), disk());
    }

    private MachineReading.@Nullable Disk disk() {
        try {
            FileStore store = Files.getFileStore(data);
            return new MachineReading.Disk(store.getUsableSpace(), store.getTotalSpace(), store.isReadOnly());
        } catch (IOException e) {
            return null;
        }
    }
}
