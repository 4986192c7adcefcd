// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row adds to the counts. Pure, any thread.
 *
 * @param day {@code YYYYMMDD}, as written in the row where it says when it started, or else when it was planned to
 * @param hour of that day, 0 to 23
 * @param startedMs the same instant in ms since 1970
 */
public record Counted(int day, int hour, long startedMs, String screen, Facts facts, Way way, long airtimeMs) {
    private static final Set<String> KINDS = Set.of("at", "between", "filler", "takeover");
    private static final Set<String> OUTCOMES = Set.of("complete", "cut", "failed", "interrupted");
    private static final Set<String> PROOFS = Set.of("panel", "output", "none");

    /** What is counted of a clip; {@code ""} where it has none. */
    public record Facts(String clip, String topic, String language, String source) {}

    /** In which way it was shown, or not: a missed clip has the outcome {@code missed}. */
    public record Way(String priority, String kind, String outcome, String proof) {
        /** Filler and takeover are airtime of their own, no plays. */
        public boolean planned() {
            return kind.equals("at") || kind.equals("between");
        }

        public boolean complete() {
            return outcome.equals("complete");
        }
    }

    /** {@code YYYYMM}. */
    public int month() {
        return day / 100;
    }

    /** Empty for a row that is no play and no missed clip, or one of a kind this version does not know. */
    public static Optional<Counted> find(Line line) {
        boolean missed = line.says("type", "missed");
        if (!missed && !line.says("type", "play")) {
            return Optional.empty();
        }
        String kind = orEmpty(line.text("kind"));
        String outcome = missed ? "missed" : orEmpty(line.text("outcome"));
        if (!KINDS.contains(kind) || (!missed && !OUTCOMES.contains(outcome))) {
            return Optional.empty();
        }
        String proof = orEmpty(line.text("proof"));
        var way = new Way(orEmpty(line.text("priority")), kind, outcome, PROOFS.contains(proof) ? proof : "none");
        return time(line).map(time -> counted(line, time, way));
    }

    private static Counted counted(Line line, OffsetDateTime time, Way way) {
        Long airtimeMs = line.number("airtimeMs");
        return new Counted(
                time.getYear() * 10_000 + time.getMonthValue() * 100 + time.getDayOfMonth(),
                time.getHour(),
                time.toInstant().toEpochMilli(),
                orEmpty(line.text("screen")),
                new Facts(
                        orEmpty(line.text("clip")),
                        orEmpty(line.text("topic")),
                        orEmpty(line.text("language")),
                        orEmpty(line.text("source"))),
                way,
                airtimeMs == null ? 0 : Math.max(0, airtimeMs));
    }

    private static Optional<OffsetDateTime> time(Line line) {
        String started = line.text("startedAt");
        String time = started == null ? line.text("plannedStart") : started;
        return time == null ? Optional.empty() : RowTime.find(time);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
