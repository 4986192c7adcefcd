// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads lines on another core, a few batches ahead; what is done with them is done here, in their order. To read a row takes
 * as long as to fetch, chain and count it. One thread.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BATCH_ROWS = 256;
    /** A line may have up to a MiB: what is ahead must not grow with it. */
    private static final int BATCH_BYTES = 1 << 19;

    private static final int MOST_BATCHES = 8;

    /** What is done with a line that was read. */
    interface Taker {
        void take(ReadLine line) throws SQLException;
    }

    private final Taker taker;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<CompletableFuture<List<ReadLine>>> ahead = new ArrayDeque<>();
    private List<HeldLine> batch = new ArrayList<>(BATCH_ROWS);
    private int batchBytes;

    ReadAhead(Taker taker) {
        this.taker = taker;
    }

    void add(HeldLine line) throws SQLException {
        batch.add(line);
        batchBytes += line.bytes.length;
        if (batch.size() == BATCH_ROWS || batchBytes >= BATCH_BYTES) {
            hand();
        }
    }

    /** Returns when all have been taken. */
    void finish() throws SQLException {
        hand();
        while (!ahead.isEmpty()) {
            take();
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }

    private void hand() throws SQLException {
        List<HeldLine> full = batch;
        batch = new ArrayList<>(BATCH_ROWS);
        batchBytes = 0;
        ahead.add(CompletableFuture.supplyAsync(() -> read(full), reading));
        if (ahead.size() > MOST_BATCHES) {
            take();
        }
    }

    private void take() throws SQLException {
        for (ReadLine line : ahead.remove().join()) {
            taker.take(line);
        }
    }

    private static List<ReadLine> read(List<HeldLine> lines) {
        List<ReadLine> read = new ArrayList<>(lines.size());
        for (HeldLine line : lines) {
            read.add(ReadLine.of(line));
        }
        return read;
    }
}
