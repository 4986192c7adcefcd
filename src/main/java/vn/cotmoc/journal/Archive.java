// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The journals of many nodes, as the office holds them: what a report is made from. Any thread. */
public interface Archive {
    /** The kept figures of a period, both days inclusive: {@link JournalReader#counts}. */
    Counts counts(LocalDate from, LocalDate to, Counts.By by);

    /** The same figures in all their parts, filler and takeover too: for each screen, clip and way, one or several to be added. */
    List<Tally> tallies(LocalDate from, LocalDate to);

    /** Each day of the period on which a node completed a play, at or between. */
    Set<NodeDay> daysOperated(LocalDate from, LocalDate to);

    /** How many plays each node completed, at or between; by node, those without any left out. */
    Map<String, Long> completed(LocalDate from, LocalDate to);

    /**
     * When clips were played to their end at these nodes; by clip, those without such a play left out.
     *
     * @param facts of the clips that are looked for: those of {@link #tallies}
     */
    Map<String, CompletePlays> completePlays(LocalDate from, LocalDate to, Set<String> nodes, Set<Counted.Facts> facts);

    /** All rows of a type that is neither play nor missed, by node, then log in the order they came, then number. */
    List<Row> rows(String type);

    /** Every log, by node, then in the order they came. */
    List<Log> logs();

    /**
     * Plays (and missed clips) that have all this in common.
     *
     * @param site the site's code, as the node's own rows had it
     */
    record Tally(
            String node,
            String site,
            String screen,
            Counted.Facts facts,
            Counted.Way way,
            long plays,
            long airtimeMs) {}

    record NodeDay(String node, String site, LocalDate day) {}

    /**
     * Complete plays of a clip, at or between.
     *
     * @param first the day of the first, {@code last} of the last
     * @param row the last of them
     */
    record CompletePlays(LocalDate first, LocalDate last, Row row) {}

    /**
     * A row that is held.
     *
     * @param at when it was written, with the offset of its place
     * @param json the row as it was served
     */
    record Row(String node, String log, long seq, OffsetDateTime at, JsonNode json) {}

    /** One log of a node, from its first row to the last that is held. */
    record Log(String node, String log, Row first, Row last) {}
}
