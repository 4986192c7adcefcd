// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Proof;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;
import vn.cotmoc.time.SystemClock;

/** A process that writes plays as fast as it can, telling each step once it is on the disk, until it is killed. */
final class WritingChild {
    static final String NODE = "moc-bai-1";
    static final Site SITE = new Site("moc-bai", "Mộc Bài", "Tây Ninh", null);
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private WritingChild() {}

    public static void main(String[] args) {
        var clock = new SystemClock();
        NodeDatabase database = NodeDatabase.open(Path.of(args[0]));
        SqliteJournal journal = SqliteJournal.open(database, NODE, SITE, ZONE, clock);
        String screen = Showings.SCREEN;
        long play = journal.lastPlay(screen);
        while (true) {
            play++;
            Instant start = clock.now().wall();
            journal.write(List.of(new Entry.Intent(play, Showings.between(screen, "clip-" + play, start), "{}")));
            journal.write(List.of(new Entry.Started(screen, play, start)));
            tell("started", play, args[0]);
            journal.write(List.of(new Entry.Beat(screen, play, 1_000, Proof.PANEL)));
            journal.write(List.of(new Entry.Ended(
                    screen,
                    play,
                    start,
                    start.plusMillis(Showings.CLIP_MS),
                    Showings.CLIP_MS,
                    Outcome.COMPLETE,
                    null,
                    Proof.PANEL,
                    true)));
            tell("ended", play, args[0]);
        }
    }

    /** Together with how much of the write-ahead log is on the disk by now. */
    private static void tell(String step, long play, String folder) {
        WalTail synced = WalTail.of(Path.of(folder, "node.db-wal"));
        System.out.println(step + " " + play + " " + synced.generation() + " " + synced.end());
    }

    /** A step as it was told. */
    record Step(String what, long play, WalTail synced) {
        static Step parse(String line) {
            String[] words = line.split(" ", -1);
            return new Step(
                    words[0],
                    Long.parseLong(words[1]),
                    new WalTail(Long.parseLong(words[2]), Long.parseLong(words[3])));
        }
    }

    /** Starts one on a data folder. */
    static Process start(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingChild.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
