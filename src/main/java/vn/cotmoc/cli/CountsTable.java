// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Counts;

/** Counts as a table for people: keys on the left, figures on the right, times in hours. */
final class CountsTable {
    private static final List<String> HEADINGS = List.of(
            "clips", "planned", "complete", "cut", "failed", "interrupted", "missed", "airtime", "output", "shown");
    private static final String GAP = "  ";

    private final Console console;

    CountsTable(Console console) {
        this.console = console;
    }

    void print(Counts counts) {
        console.say("cli.counts-period", counts.from(), counts.to());
        List<List<String>> lines = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of(counts.by().word()));
        HEADINGS.forEach(heading -> headings.add(word(heading)));
        lines.add(headings);
        counts.rows().forEach(row -> lines.add(cells(row.key(), row.figures())));
        lines.add(cells(word("total"), counts.total().figures()));
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        lines.forEach(line -> console.out().println(aligned(line, widths)));
        console.say(
                "cli.counts-beside",
                hours(counts.total().fillerMs()),
                hours(counts.total().takeoverMs()));
    }

    private String word(String heading) {
        return Text.of("cli.counts-" + heading).in(console.language());
    }

    private static List<String> cells(String key, Counts.Figures figures) {
        return List.of(
                key,
                Long.toString(figures.clips()),
                Long.toString(figures.planned()),
                Long.toString(figures.complete()),
                Long.toString(figures.cut()),
                Long.toString(figures.failed()),
                Long.toString(figures.interrupted()),
                Long.toString(figures.missed()),
                hours(figures.airtimeMs()),
                hours(figures.outputAirtimeMs()),
                hours(figures.shownAirtimeMs()));
    }

    private static String aligned(List<String> cells, int[] widths) {
        var line = new StringBuilder(cells.get(0))
                .append(" ".repeat(widths[0] - cells.get(0).length()));
        for (int i = 1; i < cells.size(); i++) {
            line.append(GAP)
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(cells.get(i));
        }
        return line.toString();
    }

    /** {@code H:MM:SS}, what is less cut off. */
    private static String hours(long ms) {
        long s = ms / 1000;
        return "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
    }
}
