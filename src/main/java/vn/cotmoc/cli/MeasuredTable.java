// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.List;
import java.util.Locale;
import vn.cotmoc.journal.bench.Measured;

/** Figures with what was promised, as a Markdown table, which is readable as it is. */
final class MeasuredTable {
    private static final String HEAD = """
            | what                     |          value | unit    |   promised | kept |
            |--------------------------|---------------:|---------|-----------:|------|
            """;

    private MeasuredTable() {}

    static String of(List<Measured> figures) {
        var table = new StringBuilder(HEAD);
        for (Measured each : figures) {
            Double aim = each.aim();
            table.append(String.format(
                    Locale.ROOT,
                    "| %-24s | %,14.1f | %-7s | %10s | %-4s |%n",
                    each.name(),
                    each.value(),
                    each.unit(),
                    aim == null ? "" : String.format(Locale.ROOT, "%,.0f", aim),
                    aim == null ? "" : each.isKept() ? "yes" : "no"));
        }
        return table.toString();
    }
}
