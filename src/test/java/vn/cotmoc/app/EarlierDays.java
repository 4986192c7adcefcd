// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Site;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.time.FakeClock;
import vn.cotmoc.time.SystemClock;

/** The record of the three days before: many complete plays, and yesterday one of each that was not. */
final class EarlierDays {
    static final int DAYS = 3;
    /** So many three days ago, two thirds of it the day after, one third yesterday; all from 8 o'clock on. */
    static final int MOST_A_DAY = 300;

    private static final ZoneId ZONE = NodeSettings.DEFAULT_TIMEZONE;
    private static final long CLIP_MS = 10_000;

    private final SqliteJournal journal;
    private final FakeClock clock;
    private long play;

    private EarlierDays(SqliteJournal journal, FakeClock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Before the node starts. */
    static void write(vn.cotmoc.app.Site site) {
        LocalDate today = new SystemClock().now().wall().atZone(ZONE).toLocalDate();
        var clock = new FakeClock(at(today.minusDays(DAYS)));
        var place = new Site("thu", "Cửa khẩu thử", "Tây Ninh", null);
        try (NodeDatabase database = NodeDatabase.open(site.data());
                SqliteJournal journal = SqliteJournal.open(database, "thu-1", place, ZONE, clock)) {
            var days = new EarlierDays(journal, clock);
            for (int before = DAYS; before > 0; before--) {
                days.complete(at(today.minusDays(before)), MOST_A_DAY * before / DAYS);
            }
            days.notComplete();
        }
    }

    private static Instant at(LocalDate day) {
        return day.atTime(8, 0).atZone(ZONE).toInstant();
    }

    private void complete(Instant first, int many) {
        clock.step(Duration.between(clock.now().wall(), first));
        List<Entry> plays = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            plays.addAll(next(CLIP_MS, Entry.Outcome.COMPLETE, null));
        }
        journal.write(plays);
    }

    private void notComplete() {
        List<Entry> plays = new ArrayList<>();
        plays.addAll(next(4_000, Entry.Outcome.CUT, Entry.Reason.TAKEOVER));
        plays.addAll(next(0, Entry.Outcome.FAILED, Entry.Reason.NO_PICTURE));
        plays.addAll(next(4_000, Entry.Outcome.INTERRUPTED, Entry.Reason.MACHINE));
        plays.add(new Entry.Missed(showing("at"), "outranked", true));
        journal.write(plays);
    }

    private List<Entry> next(long airtimeMs, Entry.Outcome outcome, Entry.@Nullable Reason reason) {
        Entry.Showing showing = showing("between");
        Instant began = clock.now().wall();
        clock.pass(Duration.ofMillis(CLIP_MS));
        Instant ended = began.plusMillis(airtimeMs);
        play++;
        var intent = new Entry.Intent(play, showing, "{}");
        if (airtimeMs == 0) {
            return List.of(
                    intent, new Entry.Ended("man", play, null, ended, 0, outcome, reason, Entry.Proof.NONE, true));
        }
        return List.of(
                intent,
                new Entry.Started("man", play, began),
                new Entry.Ended("man", play, began, ended, airtimeMs, outcome, reason, Entry.Proof.OUTPUT, true));
    }

    private Entry.Showing showing(String kind) {
        boolean first = play % 2 == 0;
        return new Entry.Showing(
                "man",
                first ? "mot" : "hai",
                (first ? "ab" : "cd").repeat(32),
                first ? "Một" : "Hai",
                "khac",
                "vi",
                "tinh",
                null,
                null,
                "thu",
                1,
                "ngay",
                kind,
                "normal",
                clock.now().wall(),
                CLIP_MS);
    }
}
