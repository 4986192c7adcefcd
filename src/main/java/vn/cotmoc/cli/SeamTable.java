// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.List;
import java.util.Locale;
import vn.cotmoc.playback.bench.FirstPicture;
import vn.cotmoc.playback.bench.SeamFigures;
import vn.cotmoc.playback.bench.Spread;

/** The seams of all contenders as a Markdown table, which is readable as it is. */
final class SeamTable {
    private static final String HEAD = """
            | player                    | seams | black ms | hold beyond a frame, ms (p50 / p95 / max) | stand ms | lost | skipped | corrupt | unseen | hard starts | late ms (p50 / p95 / max) | CPU % | RSS MB |
            |---------------------------|------:|---------:|------------------------------------------:|---------:|-----:|--------:|--------:|-------:|------------:|--------------------------:|------:|-------:|
            """;
    private static final String FIRST = """
            | to the first picture                         | times | ms (p50 / p95 / max) |       promised |
            |----------------------------------------------|------:|---------------------:|---------------:|
            """;

    private SeamTable() {}

    static String of(List<SeamFigures> contenders) {
        var table = new StringBuilder(HEAD);
        for (SeamFigures each : contenders) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %-25s | %5d | %8d | %41s | %8.1f | %4d | %7d | %7d | %6d | %11d | %25s | %5.1f | %6d |%n",
                    each.name(),
                    each.seams(),
                    each.blackMs(),
                    text(each.excess()),
                    each.standMs(),
                    each.lost(),
                    each.skipped(),
                    each.corrupt(),
                    each.unseen(),
                    each.hardStarts(),
                    each.hardStarts() == 0 ? "" : text(each.late()),
                    each.cpuPercent(),
                    each.rssMb()));
        }
        return table.toString();
    }

    static String of(FirstPicture.Times first) {
        return FIRST
                + first("from the start of a player", first, first.cold(), first.coldMostMs() + " p50")
                + first(
                        "from its end, by its understudy",
                        first,
                        first.understudy(),
                        first.understudyMostMs() + " max");
    }

    private static String first(String from, FirstPicture.Times first, Spread spread, String promised) {
        return String.format(
                Locale.ROOT, "| %-44s | %5d | %20s | %14s |%n", from, first.times(), text(spread), promised);
    }

    private static String text(Spread spread) {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f", spread.p50Ms(), spread.p95Ms(), spread.maxMs());
    }
}
