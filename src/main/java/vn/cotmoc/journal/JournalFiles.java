// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.ssh.NodeKey;

/** A node's journal as files, for an office without a line to it: {@code journal-NODE-LOG.ndjson} and its signed head. */
public final class JournalFiles {
    private static final int PAGE_ROWS = 10_000;

    private JournalFiles() {}

    /**
     * Writes the log being written, from its first row or, where plays have been pruned, from the row after them: the office
     * holds what is before. Each file is there only when it is complete.
     *
     * @return the file of the rows
     * @throws Fault RETRY {@code export-unwritable}
     */
    public static Path write(JournalReader journal, NodeKey key, Path folder) {
        Head start = journal.head();
        String name = "journal-" + start.node() + "-" + start.log();
        Path rows = folder.resolve(name + ".ndjson");
        try {
            Path half = folder.resolve(name + ".half");
            Head head = rows(journal, start.log(), half);
            Files.move(half, rows, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(half, HeadFile.sign(head, key).text());
            Files.move(half, folder.resolve(name + ".head.json"), StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw Fault.retry("export-unwritable", folder, e).causedBy(e);
        }
    }

    /** The head of the last page vouches for every row before it. */
    private static Head rows(JournalReader journal, String log, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            long after = journal.pruned();
            while (true) {
                JournalReader.Page page = journal.page(Optional.of(log), after, PAGE_ROWS, Set.of());
                for (String line : page.lines()) {
                    out.write(line);
                    out.write('\n');
                }
                if (page.next().isEmpty()) {
                    return page.head();
                }
                after = page.next().getAsLong();
            }
        }
    }
}
