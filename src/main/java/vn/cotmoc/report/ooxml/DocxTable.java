// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import java.util.List;
import java.util.stream.IntStream;
import vn.cotmoc.report.paper.Table;

/** Tables of a document: those with lines, and those that only set things side by side. */
final class DocxTable {
    private static final String[] SIDES = {"top", "left", "bottom", "right", "insideH", "insideV"};
    private static final int KEPT_WHOLE_ROWS = 15;
    private static final String CELL_MARGIN = String.valueOf(Sheet.mm(1));

    private final Xml xml;
    private int[] widths = {};

    DocxTable(Xml xml) {
        this.xml = xml;
    }

    /**
     * A table with lines; its first row stands again on each page it goes on to. A short one is not broken over pages, and
     * the last row of a long one, which may be its total, does not stand alone.
     */
    void write(Table table, int width) {
        begin(true, widths(table, width));
        int last = table.rows().size() - 1;
        boolean whole = last < KEPT_WHOLE_ROWS;
        xml.open("w:tr").open("w:trPr").leaf("w:cantSplit").leaf("w:tblHeader").close();
        for (int i = 0; i < widths.length; i++) {
            String header = table.columns().get(i).header();
            cell(i, () -> paragraph("TableHead", "center", header, true, true));
        }
        xml.close();
        for (int i = 0; i <= last; i++) {
            row(table, table.rows().get(i), i == last - 1 || (whole && i < last));
        }
        end();
    }

    private void row(Table table, Table.Row row, boolean withNext) {
        xml.open("w:tr").open("w:trPr").leaf("w:cantSplit").close();
        for (int i = 0; i < widths.length; i++) {
            String text = row.cells().get(i).text();
            String align = switch (table.columns().get(i).align()) {
                case LEFT -> "left";
                case CENTRE -> "center";
                case RIGHT -> "right";
            };
            cell(i, () -> paragraph("TableText", align, text, row.total(), withNext));
        }
        xml.close();
    }

    /** Begins a table without lines. */
    void begin(int... columnWidths) {
        begin(false, columnWidths);
    }

    /** A row of such a table; each cell writes its own paragraphs, at least one. */
    void row(Runnable... cells) {
        xml.open("w:tr").open("w:trPr").leaf("w:cantSplit").close();
        for (int i = 0; i < cells.length; i++) {
            cell(i, cells[i]);
        }
        xml.close();
    }

    void end() {
        xml.close();
    }

    /** One run of text; {@code points} is its size where that is not the style's. */
    static void run(Xml xml, String text, String first, String second, String points) {
        xml.open("w:r").open("w:rPr");
        for (String emphasis : List.of(first, second)) {
            if (!emphasis.isEmpty()) {
                xml.leaf("w:" + emphasis).leaf("w:" + emphasis + "Cs");
            }
        }
        if (!points.isEmpty()) {
            String halves = String.valueOf(2 * Integer.parseInt(points));
            xml.leaf("w:sz", "w:val", halves).leaf("w:szCs", "w:val", halves);
        }
        xml.close().open("w:t", "xml:space", "preserve").text(text).close().close();
    }

    private void begin(boolean lines, int... columnWidths) {
        widths = columnWidths;
        int width = IntStream.of(widths).sum();
        xml.open("w:tbl").open("w:tblPr").leaf("w:tblW", "w:w", String.valueOf(width), "w:type", "dxa");
        if (lines) {
            xml.open("w:tblBorders");
            for (String side : SIDES) {
                xml.leaf("w:" + side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "000000");
            }
            xml.close();
        }
        xml.leaf("w:tblLayout", "w:type", "fixed");
        xml.open("w:tblCellMar");
        xml.leaf("w:left", "w:w", CELL_MARGIN, "w:type", "dxa").leaf("w:right", "w:w", CELL_MARGIN, "w:type", "dxa");
        xml.close().close().open("w:tblGrid");
        for (int column : widths) {
            xml.leaf("w:gridCol", "w:w", String.valueOf(column));
        }
        xml.close();
    }

    private void cell(int column, Runnable content) {
        xml.open("w:tc").open("w:tcPr");
        xml.leaf("w:tcW", "w:w", String.valueOf(widths[column]), "w:type", "dxa")
                .close();
        content.run();
        xml.close();
    }

    private void paragraph(String style, String align, String text, boolean bold, boolean withNext) {
        xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", style);
        if (withNext) {
            xml.leaf("w:keepNext");
        }
        xml.leaf("w:jc", "w:val", align);
        xml.close();
        if (!text.isEmpty()) {
            run(xml, text, bold ? "b" : "", "", "");
        }
        xml.close();
    }

    private static int[] widths(Table table, int width) {
        int shares = table.columns().stream().mapToInt(Table.Column::share).sum();
        return table.columns().stream()
                .mapToInt(column -> width * column.share() / shares)
                .toArray();
    }
}
