// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Proof;
import vn.cotmoc.journal.JournalWriter;
import vn.cotmoc.journal.Reserve;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.time.SystemClock;

/**
 * A process that offers plays to the journal's thread as a playout loop does, far faster, until its input ends; it tells how it
 * goes: {@code PLAYS WAITING CODE SLOWEST_MS}.
 */
final class OfferingChild {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PLAYS_A_REPORT = 200;
    /** While all is well: a busy machine offers faster than it writes. */
    private static final int MOST_WAITING = 2_000;

    private OfferingChild() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        var clock = new SystemClock();
        var reserve = new Reserve(data.resolve("reserve"));
        try (NodeDatabase database = reserve.opening(() -> NodeDatabase.open(data));
                SqliteJournal journal =
                        SqliteJournal.open(database, WritingChild.NODE, WritingChild.SITE, WritingChild.ZONE, clock);
                var writer = new JournalWriter(journal, reserve, clock)) {
            long play = journal.lastPlay(Showings.SCREEN);
            long slowestNs = 0;
            while (System.in.available() == 0) {
                if (writer.trouble().isEmpty() && writer.waiting() > MOST_WAITING) {
                    LockSupport.parkNanos(PAUSE_NS);
                    continue;
                }
                play++;
                List<Entry> entries = entries(play, clock.now().wall());
                long beganNs = System.nanoTime();
                writer.offer(entries);
                slowestNs = Math.max(slowestNs, System.nanoTime() - beganNs);
                if (play % PLAYS_A_REPORT == 0) {
                    String code = writer.trouble().map(fault -> fault.code()).orElse("well");
                    System.out.println(play + " " + writer.waiting() + " " + code + " " + slowestNs / 1_000_000);
                }
                LockSupport.parkNanos(PAUSE_NS);
            }
            System.out.println(play + " 0 ended " + slowestNs / 1_000_000);
        }
    }

    private static List<Entry> entries(long play, Instant start) {
        String screen = Showings.SCREEN;
        return List.of(
                new Entry.Intent(play, Showings.between(screen, "clip-" + play, start), "{}"),
                new Entry.Started(screen, play, start),
                new Entry.Ended(
                        screen,
                        play,
                        start,
                        start.plusMillis(Showings.CLIP_MS),
                        Showings.CLIP_MS,
                        Outcome.COMPLETE,
                        null,
                        Proof.PANEL,
                        true));
    }
}
