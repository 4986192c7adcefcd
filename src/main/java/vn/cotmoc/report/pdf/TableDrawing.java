// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import vn.cotmoc.report.paper.Table;
import vn.cotmoc.report.pdf.Fonts.Style;
import vn.cotmoc.report.pdf.Pages.Align;

/**
 * A table with lines. No row is broken but one that is higher than a page; the header stands again on each page it goes on
 * to.
 */
final class TableDrawing {
    private static final float SIZE = 10.5f;
    private static final float PADDING = 3;
    private static final float LINE_WIDTH = 0.5f;
    /** A table of up to this part of a page is not broken. */
    private static final float KEPT_WHOLE = 0.45f;

    /** A row, broken into lines. */
    private record Broken(List<List<Line>> cells, float height) {}

    private final Pages pages;
    private final Table table;
    private final float[] widths;

    TableDrawing(Pages pages, Table table) {
        this.pages = pages;
        this.table = table;
        int shares = table.columns().stream().mapToInt(Table.Column::share).sum();
        this.widths = new float[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = pages.width() * table.columns().get(i).share() / shares;
        }
    }

    /** What a caption must not be parted from: a short table, or the header and first row of a long one. */
    float beginning() {
        float header = header().height();
        float whole = header;
        for (Table.Row row : table.rows()) {
            whole += set(row).height();
        }
        return whole <= pages.height() * KEPT_WHOLE
                ? whole
                : header + set(table.rows().get(0)).height();
    }

    void draw() {
        PDStructureElement part = pages.tags().part("Table");
        Broken header = header();
        List<Broken> rows = table.rows().stream()
                .map(this::set)
                .flatMap(row -> parts(row, pages.height() - header.height()).stream())
                .toList();
        header(header, pages.tags().part(part, "TR"));
        for (int i = 0; i < rows.size(); i++) {
            Broken set = rows.get(i);
            // A total does not stand alone on its page.
            float next = i == rows.size() - 2 ? rows.get(i + 1).height() : 0;
            if (pages.need(set.height() + next)) {
                pages.pen().artifact(() -> again(header));
                advance(header);
            }
            row(set, pages.tags().part(part, "TR"));
        }
    }

    private Broken header() {
        return set(table.columns().stream().map(Table.Column::header).toList(), Style.BOLD);
    }

    private Broken set(Table.Row row) {
        return set(row.cells().stream().map(cell -> cell.text()).toList(), row.total() ? Style.BOLD : Style.PLAIN);
    }

    private Broken set(List<String> texts, Style style) {
        List<List<Line>> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(pages.typesetter().lines(texts.get(i), style, SIZE, widths[i] - 2 * PADDING, 0));
        }
        return broken(cells);
    }

    /** The row itself, or one row below the other where it would not fit on a page. */
    private static List<Broken> parts(Broken row, float room) {
        int most = (int) ((room - 2 * PADDING) / Pages.leading(SIZE));
        int lines = row.cells().stream().mapToInt(List::size).max().orElse(0);
        List<Broken> parts = new ArrayList<>();
        for (int from = 0; from < Math.max(lines, 1); from += most) {
            int to = Math.min(lines, from + most);
            parts.add(broken(lines(row, from, to)));
        }
        return parts;
    }

    private static List<List<Line>> lines(Broken row, int from, int to) {
        return row.cells().stream()
                .map(cell -> cell.subList(Math.min(from, cell.size()), Math.min(to, cell.size())))
                .toList();
    }

    private static Broken broken(List<List<Line>> cells) {
        int most = cells.stream().mapToInt(List::size).max().orElse(0);
        return new Broken(cells, Math.max(most, 1) * Pages.leading(SIZE) + 2 * PADDING);
    }

    private void header(Broken header, PDStructureElement row) {
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            pages.pen().tagged(pages.tags().columnHeader(row), () -> cell(header, column, Align.CENTRE));
        }
        advance(header);
    }

    private void row(Broken set, PDStructureElement row) {
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            pages.pen().tagged(pages.tags().part(row, "TD"), () -> cell(set, column, align(column)));
        }
        advance(set);
    }

    private Align align(int column) {
        return switch (table.columns().get(column).align()) {
            case LEFT -> Align.LEFT;
            case CENTRE -> Align.CENTRE;
            case RIGHT -> Align.RIGHT;
        };
    }

    private void again(Broken header) {
        for (int i = 0; i < widths.length; i++) {
            cell(header, i, Align.CENTRE);
        }
    }

    private void cell(Broken set, int column, Align align) {
        float top = pages.y() - PADDING;
        for (Line line : set.cells().get(column)) {
            pages.write(line, SIZE, x(column) + PADDING, top, widths[column] - 2 * PADDING, align, 0);
            top -= Pages.leading(SIZE);
        }
    }

    /** Draws the lines around a row and goes below it. */
    private void advance(Broken set) {
        float top = pages.y();
        float bottom = top - set.height();
        pages.pen().artifact(() -> {
            for (int i = 0; i <= widths.length; i++) {
                pages.pen().rule(x(i), top, x(i), bottom, LINE_WIDTH);
            }
            pages.pen().rule(x(0), top, x(widths.length), top, LINE_WIDTH);
            pages.pen().rule(x(0), bottom, x(widths.length), bottom, LINE_WIDTH);
        });
        pages.skip(set.height());
    }

    private float x(int column) {
        float x = pages.left();
        for (int i = 0; i < column; i++) {
            x += widths[i];
        }
        return x;
    }
}
