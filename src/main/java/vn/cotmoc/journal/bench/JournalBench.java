// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import vn.cotmoc.journal.Counts;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Site;
import vn.cotmoc.journal.Verified;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.time.Clock;

/**
 * Measures the journal with half a year of many nodes. What is measured is what people wait for: whole calls, on the disk.
 *
 * @param folder takes the databases; they stay there
 * @param plays of all nodes together
 */
public record JournalBench(Path folder, int nodes, long plays, long seed, Clock clock) {
    /** The half-year that everything lies in. */
    public static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    public static final LocalDate TO = LocalDate.of(2026, 6, 30);
    /** The half-year whose months begin on the 15th. */
    private static final LocalDate DECREE_FROM = LocalDate.of(2025, 12, 15);

    private static final LocalDate DECREE_TO = LocalDate.of(2026, 6, 14);
    /** Nodes stand at these in turn. */
    public static final List<String> SITES = List.of("moc-bai", "xa-mat", "ha-tien");

    private static final int DAYS = 181;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String WRITER = "ghi-1";
    /** As long as somebody asks for a figure in vain the caches are cold: the first of so many is told apart. */
    private static final int REPEATS = 9;

    private static final long CLIP_MS = 10_000;
    private static final int WRITES = 2_000;
    private static final int PAGE_ROWS = 1_000;
    private static final int FILL_PLAYS = 500;
    private static final double COUNTS_MS = 50;
    private static final double PAGE_MS = 10;
    private static final double WRITE_MS = 5;
    private static final double IMPORT_ROWS = 50_000;
    private static final double VERIFY_ROWS = 200_000;

    /** The office's database, made by {@link #office}. */
    public Path central() {
        return folder.resolve("central.db");
    }

    /** The name of a node, from 0. */
    public static String node(int index) {
        return "nut-" + (index + 1);
    }

    /** The site of a node, from 0. */
    public static String site(int index) {
        return SITES.get(index % SITES.size());
    }

    /**
     * Imports, counts, verifies at the office.
     *
     * @param told each figure as soon as it is there
     */
    public void office(Consumer<Measured> told) throws IOException {
        try (CentralDatabase central = CentralDatabase.create(central())) {
            imported(central, told);
            counted(central, told);
            long beganNs = clock.now().monotonicNs();
            Verified verified = central.verify(rows -> {});
            if (!verified.findings().isEmpty()) {
                throw new IllegalStateException("not whole: " + verified.findings());
            }
            told.accept(Measured.rowsPerSecond("verify", verified.rows(), since(beganNs), VERIFY_ROWS));
        }
    }

    private void imported(CentralDatabase central, Consumer<Measured> told) throws IOException {
        long rows = 0;
        double ms = 0;
        Path file = folder.resolve("sample.ndjson");
        for (int i = 0; i < nodes; i++) {
            NodeKey key = NodeKey.open(folder.resolve(node(i) + ".key"), node(i));
            long its = plays * (i + 1) / nodes - plays * i / nodes;
            var journal = new SampleJournal(node(i), site(i), FROM, DAYS, its, seed + i);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
                rows += journal.write(out);
            }
            HeadFile head = journal.head(key);
            long beganNs = clock.now().monotonicNs();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                central.take(node(i), in, head, 0, Optional.empty(), read -> {});
            }
            ms += since(beganNs);
        }
        Files.delete(file);
        told.accept(Measured.rowsPerSecond("import", rows, ms, IMPORT_ROWS));
    }

    private void counted(CentralDatabase central, Consumer<Measured> told) {
        for (Counts.By by : Counts.By.values()) {
            counted("counts-" + by.word(), () -> central.counts(FROM, TO, by), told);
        }
        counted("counts-site-decree09", () -> central.counts(DECREE_FROM, DECREE_TO, Counts.By.SITE), told);
    }

    private void counted(String name, Runnable question, Consumer<Measured> told) {
        double[] times = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long beganNs = clock.now().monotonicNs();
            question.run();
            times[i] = since(beganNs);
        }
        told.accept(Measured.ms(name + "-first", times[0], null));
        told.accept(Measured.ms(name, percentile(times, 50), COUNTS_MS));
    }

    /** Writes and serves at a node that has written as much as one of the others. */
    public void node(Consumer<Measured> told) {
        try (NodeDatabase database = NodeDatabase.open(folder.resolve("node"));
                SqliteJournal journal = SqliteJournal.open(
                        database, WRITER, new Site("moc-bai", "Mộc Bài", "Tây Ninh", null), ZONE, clock)) {
            fill(journal, plays / nodes);
            told.accept(Measured.ms("write-p99", percentile(writes(journal), 99), WRITE_MS));
            told.accept(Measured.ms("page-p99", percentile(pages(database), 99), PAGE_MS));
        }
    }

    private static void fill(SqliteJournal journal, long plays) {
        List<Entry> batch = new ArrayList<>();
        long first = journal.lastPlay(SampleJournal.SCREEN);
        for (long i = 1; i <= plays; i++) {
            batch.addAll(play(first + i));
            if (batch.size() >= 3 * FILL_PLAYS) {
                journal.write(batch);
                batch.clear();
            }
        }
        journal.write(batch);
    }

    /** As the playout loop writes it: intent, start and end each on the disk before the next. */
    private double[] writes(SqliteJournal journal) {
        double[] times = new double[WRITES];
        long first = journal.lastPlay(SampleJournal.SCREEN);
        for (int i = 0; i < WRITES; i++) {
            List<Entry> play = play(first + i + 1);
            journal.write(play.subList(0, 1));
            journal.write(play.subList(1, 2));
            long beganNs = clock.now().monotonicNs();
            journal.write(play.subList(2, 3));
            times[i] = since(beganNs);
        }
        return times;
    }

    /** The entries of one play: intent, start, end. */
    private static List<Entry> play(long number) {
        Instant start = FROM.atStartOfDay(ZONE).toInstant().plusMillis(number * CLIP_MS);
        Entry.Showing showing = SampleJournal.showing((int) (number % SampleJournal.CLIPS), start, CLIP_MS);
        return List.of(
                new Entry.Intent(number, showing, "{}"),
                new Entry.Started(SampleJournal.SCREEN, number, start),
                new Entry.Ended(
                        SampleJournal.SCREEN,
                        number,
                        start,
                        start.plusMillis(CLIP_MS),
                        CLIP_MS,
                        Entry.Outcome.COMPLETE,
                        null,
                        Entry.Proof.PANEL,
                        true));
    }

    private double[] pages(NodeDatabase database) {
        var reader = new SqliteJournalReader(database, WRITER, ZONE, clock);
        long rows = reader.head().seq();
        var random = new Random(seed);
        double[] times = new double[REPEATS * 10];
        for (int i = 0; i < times.length; i++) {
            long after = random.nextLong(Math.max(1, rows - PAGE_ROWS));
            long beganNs = clock.now().monotonicNs();
            reader.page(Optional.empty(), after, PAGE_ROWS, Set.of());
            times[i] = since(beganNs);
        }
        return times;
    }

    private double since(long beganNs) {
        return (clock.now().monotonicNs() - beganNs) / 1e6;
    }

    private static double percentile(double[] times, int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
