// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.cotmoc.fault.Fault;

/**
 * The figures of a period, by one key: the {@code counts} of journal.md.
 *
 * @param from first day
 * @param to last day, inclusive
 * @param rows sorted by key, none without a planned play
 */
public record Counts(LocalDate from, LocalDate to, By by, List<Row> rows, Total total) {
    public Counts {
        rows = List.copyOf(rows);
    }

    /** What the figures are told apart by. */
    public enum By {
        CLIP,
        TOPIC,
        LANGUAGE,
        SOURCE,
        PRIORITY,
        SITE,
        SCREEN,
        DAY,
        HOUR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The one that people write so.
         *
         * @throws Fault REFUSED {@code counts-by-unknown}
         */
        public static By of(String word) {
            for (By by : values()) {
                if (by.word().equals(word)) {
                    return by;
                }
            }
            throw Fault.refused("counts-by-unknown", word);
        }
    }

    /**
     * What is counted.
     *
     * @param clips distinct clips with at least one complete play
     * @param airtimeMs of every outcome
     * @param outputAirtimeMs of that, read back from the output or confirmed by the panel
     * @param shownAirtimeMs of that, confirmed by the panel
     */
    public record Figures(
            long clips,
            long complete,
            long cut,
            long failed,
            long interrupted,
            long missed,
            long airtimeMs,
            long outputAirtimeMs,
            long shownAirtimeMs) {

        public long planned() {
            return complete + cut + failed + interrupted + missed;
        }
    }

    /**
     * The figures of one key.
     *
     * @param key a clip's, topic's … id; {@code node/screen}; {@code YYYY-MM-DD}; {@code 00} to {@code 23}
     */
    public record Row(String key, Figures figures) {}

    /**
     * The figures of all.
     *
     * @param figures its {@code clips} are distinct over all rows, not their sum
     */
    public record Total(Figures figures, long fillerMs, long takeoverMs) {}

    /**
     * Refuses what cannot be counted.
     *
     * @throws Fault REFUSED {@code counts-period-backwards}, {@code counts-hours-need-months}
     */
    public static void check(LocalDate from, LocalDate to, By by) {
        if (to.isBefore(from)) {
            throw Fault.refused("counts-period-backwards", from, to);
        }
        boolean months = from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
        if (by == By.HOUR && !months) {
            throw Fault.refused("counts-hours-need-months", from, to);
        }
    }

    /** The shape of {@code GET /counts} and {@code cotmoc counts --format json}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", from.toString()).put("to", to.toString()).put("by", by.word());
        var list = json.putArray("rows");
        for (Row row : rows) {
            put(list.addObject().put("key", row.key()), row.figures());
        }
        put(json.putObject("total"), total.figures())
                .put("fillerMs", total.fillerMs())
                .put("takeoverMs", total.takeoverMs());
        return json;
    }

    private static ObjectNode put(ObjectNode json, Figures figures) {
        return json.put("clips", figures.clips())
                .put("planned", figures.planned())
                .put("complete", figures.complete())
                .put("cut", figures.cut())
                .put("failed", figures.failed())
                .put("interrupted", figures.interrupted())
                .put("missed", figures.missed())
                .put("airtimeMs", figures.airtimeMs())
                .put("outputAirtimeMs", figures.outputAirtimeMs())
                .put("shownAirtimeMs", figures.shownAirtimeMs());
    }
}
