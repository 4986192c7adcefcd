// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.List;
import java.util.Locale;
import vn.cotmoc.playback.bench.SeamFigures;
import vn.cotmoc.playback.bench.Spread;

/** The seams of all contenders as a Markdown table, which is readable as it is. */
final class SeamTable {
    private static final String HEAD = """
            | player                    | seams | black ms | hold beyond a frame, ms (p50 / p95 / max) | lost | skipped | corrupt | hard starts | late ms (p50 / p95 / max) | CPU % | RSS MB |
            |---------------------------|------:|---------:|------------------------------------------:|-----:|--------:|--------:|------------:|--------------------------:|------:|-------:|
            """;

    private SeamTable() {}

    static String of(List<SeamFigures> contenders) {
        var table = new StringBuilder(HEAD);
        for (SeamFigures each : contenders) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %-25s | %5d | %8d | %41s | %4d | %7d | %7d | %11d | %25s | %5.0f | %6d |%n",
                    each.name(),
                    each.seams(),
                    each.blackMs(),
                    text(each.excess()),
                    each.lost(),
                    each.skipped(),
                    each.corrupt(),
                    each.hardStarts(),
                    each.hardStarts() == 0 ? "" : text(each.late()),
                    each.cpuPercent(),
                    each.rssMb()));
        }
        return table.toString();
    }

    private static String text(Spread spread) {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f", spread.p50Ms(), spread.p95Ms(), spread.maxMs());
    }
}
