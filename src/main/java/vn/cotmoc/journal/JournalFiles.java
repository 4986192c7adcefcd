// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.ssh.NodeKey;

/** A node's journal as files, for an office without a line to it: {@code journal-NODE-LOG.ndjson} and its signed head. */
public final class JournalFiles {
    private static final int PAGE_ROWS = 10_000;

    private JournalFiles() {}

    /**
     * Writes every log, from its first row or, where plays have been pruned, from the row after them: the office
     * holds what is before. Each file is there only when it is complete and on the disk. What lies in the folder is replaced,
     * links are never followed: the folder may be a stick's.
     *
     * @return the files of the rows; the last is that of the log being written
     * @throws Fault RETRY {@code export-unwritable}
     */
    public static List<Path> write(JournalReader journal, NodeKey key, Path folder) {
        String node = journal.head().node();
        return journal.logs().stream()
                .map(log -> write(journal, node, log, key, folder))
                .toList();
    }

    private static Path write(JournalReader journal, String node, JournalReader.Log log, NodeKey key, Path folder) {
        String name = "journal-" + node + "-" + log.log();
        Path rows = folder.resolve(name + ".ndjson");
        try {
            Path half = folder.resolve(name + ".half");
            Head head;
            try (FileChannel file = anew(half)) {
                head = rows(journal, log, file);
                file.force(true);
            }
            Files.move(half, rows, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel file = anew(half)) {
                write(file, HeadFile.sign(head, key).text());
                file.force(true);
            }
            Files.move(half, folder.resolve(name + ".head.json"), StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw Fault.retry("export-unwritable", folder, e).causedBy(e);
        }
    }

    private static FileChannel anew(Path half) throws IOException {
        Files.deleteIfExists(half);
        return FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** The head of the last page vouches for every row before it. */
    private static Head rows(JournalReader journal, JournalReader.Log log, FileChannel file) throws IOException {
        long after = log.pruned();
        while (true) {
            JournalReader.Page page = journal.page(Optional.of(log.log()), after, PAGE_ROWS, Set.of());
            var lines = new StringBuilder();
            page.lines().forEach(line -> lines.append(line).append('\n'));
            write(file, lines.toString());
            if (page.next().isEmpty()) {
                return page.head();
            }
            after = page.next().getAsLong();
        }
    }

    private static void write(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
