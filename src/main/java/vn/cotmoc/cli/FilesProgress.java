// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.cotmoc.fleet.Progress;

/** How far several files have got at once, each weighing as much as it has bytes. Safe for every thread. */
final class FilesProgress {
    private final Progress bar;
    private final long totalBytes;
    private final Map<Path, Long> doneBytes = new HashMap<>();

    FilesProgress(Progress bar, List<Path> files) {
        this.bar = bar;
        this.totalBytes = files.stream()
                .distinct()
                .map(Path::toFile)
                .mapToLong(File::length)
                .sum();
    }

    /** @param share of this file that is done, 0 to 1 */
    synchronized void at(Path file, double share) {
        doneBytes.put(file, Math.round(file.toFile().length() * share));
        long done = doneBytes.values().stream().mapToLong(Long::longValue).sum();
        bar.at(String.valueOf(file.getFileName()), Math.min(done, totalBytes), totalBytes);
    }
}
