// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds kept counts up into {@link Counts}. One thread. */
public final class CountsSum {
    private final Map<String, Sum> rows = new TreeMap<>();
    private final Sum total = new Sum();
    private long fillerMs;
    private long takeoverMs;

    /** So many plays of a clip in one way, under a key. */
    public void add(String key, String clip, Counted.Way way, long plays, long airtimeMs) {
        if (way.planned()) {
            rows.computeIfAbsent(key, ignored -> new Sum()).add(clip, way, plays, airtimeMs);
            total.add(clip, way, plays, airtimeMs);
        } else if (way.kind().equals("filler")) {
            fillerMs += airtimeMs;
        } else {
            takeoverMs += airtimeMs;
        }
    }

    public Counts counts(LocalDate from, LocalDate to, Counts.By by) {
        List<Counts.Row> list = rows.entrySet().stream()
                .map(row -> new Counts.Row(row.getKey(), row.getValue().figures()))
                .filter(row -> row.figures().planned() > 0)
                .toList();
        return new Counts(from, to, by, list, new Counts.Total(total.figures(), fillerMs, takeoverMs));
    }

    private static final class Sum {
        private final Set<String> clips = new HashSet<>();
        private long complete;
        private long cut;
        private long failed;
        private long interrupted;
        private long missed;
        private long airtimeMs;
        private long outputAirtimeMs;
        private long shownAirtimeMs;

        void add(String clip, Counted.Way way, long plays, long addedMs) {
            switch (way.outcome()) {
                case "complete" -> complete += plays;
                case "cut" -> cut += plays;
                case "failed" -> failed += plays;
                case "interrupted" -> interrupted += plays;
                default -> missed += plays;
            }
            if (way.complete() && plays > 0) {
                clips.add(clip);
            }
            airtimeMs += addedMs;
            outputAirtimeMs += way.proof().equals("none") ? 0 : addedMs;
            shownAirtimeMs += way.proof().equals("panel") ? addedMs : 0;
        }

        Counts.Figures figures() {
            return new Counts.Figures(
                    clips.size(),
                    complete,
                    cut,
                    failed,
                    interrupted,
                    missed,
                    airtimeMs,
                    outputAirtimeMs,
                    shownAirtimeMs);
        }
    }
}
