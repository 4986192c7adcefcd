// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.List;

/**
 * A table; a workbook has it as a sheet.
 *
 * @param sheet its short name, at most 31 characters, none of {@code []:*?/\}
 * @param caption what stands above it
 * @param none what is said in its place when it has no rows
 */
public record Table(String sheet, String caption, List<Column> columns, List<Row> rows, String none) implements Block {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param share of the width, in relation to the other columns
     */
    public record Column(String header, int share, Align align) {}

    /** How a column's cells stand. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * A row.
     *
     * @param total whether it sums the others up
     */
    public record Row(List<Cell> cells, boolean total) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
