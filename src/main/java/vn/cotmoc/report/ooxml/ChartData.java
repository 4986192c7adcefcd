// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import vn.cotmoc.report.paper.Chart;

/** The workbook that Word opens when somebody edits a chart: categories in the first column, each series in one of its own. */
final class ChartData {
    private static final String SHEET = "Sheet1";

    private ChartData() {}

    static byte[] of(Chart chart) {
        return Xlsx.of(workbook -> fill(workbook.newWorksheet(SHEET), chart));
    }

    private static void fill(Worksheet sheet, Chart chart) {
        for (int row = 0; row < chart.categories().size(); row++) {
            sheet.value(row + 1, 0, chart.categories().get(row));
        }
        for (int i = 0; i < chart.series().size(); i++) {
            sheet.value(0, i + 1, chart.series().get(i).name());
            List<Chart.Value> values = chart.series().get(i).values();
            for (int row = 0; row < values.size(); row++) {
                sheet.value(row + 1, i + 1, values.get(row).size());
            }
        }
    }

    /** The letters of a series' column, from 0. */
    static String column(int series) {
        int index = series + 1;
        String last = Character.toString('A' + index % 26);
        return index < 26 ? last : Character.toString('A' + index / 26 - 1) + last;
    }

    /** So many rows of a column, from 1, both inclusive. */
    static String reference(String column, int from, int to) {
        String first = SHEET + "!$" + column + "$" + from;
        return from == to ? first : first + ":$" + column + "$" + to;
    }
}
