// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.report.paper.Table.Align;
import vn.cotmoc.report.paper.Table.Column;
import vn.cotmoc.report.paper.Table.Row;

/** Gathers a table column by column, row by row; its words stand in the bundle under {@code report.table.KEY.…}. */
final class Tabulation {
    private final Words words;
    private final String key;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    Tabulation(Words words, String key) {
        this.words = words;
        this.key = key;
    }

    /** A column of words. */
    Tabulation text(String header, int share) {
        return column(words.say("column." + header), share, Align.LEFT);
    }

    /** A column of short, equal things: dates, ordinals, states. */
    Tabulation mark(String header, int share) {
        return column(words.say("column." + header), share, Align.CENTRE);
    }

    /** A column of figures. */
    Tabulation figure(String header, int share) {
        return column(words.say("column." + header), share, Align.RIGHT);
    }

    /** A column of figures that is called after something of the journal. */
    Tabulation figureNamed(String header, int share) {
        return column(header, share, Align.RIGHT);
    }

    Tabulation row(Cell... cells) {
        return row(List.of(cells));
    }

    Tabulation row(List<Cell> cells) {
        rows.add(new Row(cells, false));
        return this;
    }

    Tabulation total(Cell... cells) {
        rows.add(new Row(List.of(cells), true));
        return this;
    }

    /** @param arguments of the caption */
    Table table(Object... arguments) {
        return new Table(
                words.say("table." + key + ".sheet"),
                words.say("table." + key, arguments),
                columns,
                rows,
                words.say("table." + key + ".none"));
    }

    private Tabulation column(String header, int share, Align align) {
        columns.add(new Column(header, share, align));
        return this;
    }
}
