// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.awt.Color;
import vn.cotmoc.report.paper.Chart;
import vn.cotmoc.report.pdf.Fonts.Style;
import vn.cotmoc.report.pdf.Pages.Align;

/** Columns and bars, each with its figure at its end, so that nobody has to read a value off an axis. */
final class ChartDrawing {
    private static final float TITLE_SIZE = 12;
    private static final float SIZE = 10;
    private static final float SMALL = 8.5f;
    private static final float COLUMNS_HEIGHT = 150;
    private static final float BAR_STEP = 19;
    private static final float BAR = 12;
    private static final float LABELS_SHARE = 0.4f;
    private static final float VALUE_WIDTH = 48;
    private static final float GROUP_FILLED = 0.74f;
    private static final Color AXIS = new Color(0x606870);

    private final Pages pages;
    private final Chart chart;
    private final double most;

    ChartDrawing(Pages pages, Chart chart) {
        this.pages = pages;
        this.chart = chart;
        this.most = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Chart.Value::size)
                .max()
                .orElse(0);
    }

    void draw() {
        float height = chart.shape() == Chart.Shape.COLUMNS
                ? COLUMNS_HEIGHT + 3 * Pages.leading(SIZE)
                : chart.categories().size() * BAR_STEP;
        pages.need(Pages.leading(TITLE_SIZE) + height + 16);
        pages.skip(8);
        var figure = pages.tags().part("Figure");
        figure.setAlternateDescription(chart.alternative());
        pages.pen().tagged(figure, () -> {
            pages.label(chart.title(), Style.BOLD, TITLE_SIZE, pages.left(), pages.y(), pages.width(), Align.CENTRE);
            pages.skip(Pages.leading(TITLE_SIZE) + 4);
            if (chart.shape() == Chart.Shape.COLUMNS) {
                columns();
            } else {
                bars();
            }
        });
        pages.skip(12);
    }

    private void columns() {
        float legend = pages.y();
        legend(legend);
        float base = legend - Pages.leading(SIZE) - COLUMNS_HEIGHT;
        float group = pages.width() / chart.categories().size();
        for (int i = 0; i < chart.categories().size(); i++) {
            float x = pages.left() + i * group;
            group(i, x, group, base);
            pages.label(chart.categories().get(i), Style.PLAIN, SIZE, x, base - 3, group, Align.CENTRE);
        }
        pages.pen().rule(pages.left(), base, pages.left() + pages.width(), base, 0.75f, AXIS);
        pages.skip(COLUMNS_HEIGHT + 2 * Pages.leading(SIZE) + 6);
    }

    private void group(int category, float x, float group, float base) {
        int series = chart.series().size();
        float width = group * GROUP_FILLED / series;
        float start = x + group * (1 - GROUP_FILLED) / 2;
        for (int i = 0; i < series; i++) {
            Chart.Value value = chart.series().get(i).values().get(category);
            float height = length(value, COLUMNS_HEIGHT - 14);
            pages.pen().fill(start + i * width, base, width - 1, height, colour(i));
            boolean roomy = pages.typesetter().width(value.text(), Style.PLAIN, SMALL) <= width + 2;
            if (value.size() > 0 && roomy) {
                pages.label(
                        value.text(),
                        Style.PLAIN,
                        SMALL,
                        start + i * width,
                        base + height + 10,
                        width - 1,
                        Align.CENTRE);
            }
        }
    }

    private void legend(float top) {
        float x = pages.left();
        for (int i = 0; i < chart.series().size(); i++) {
            String name = chart.series().get(i).name();
            pages.pen().fill(x, top - SIZE, SIZE - 2, SIZE - 2, colour(i));
            float width = pages.typesetter().width(name, Style.PLAIN, SIZE);
            pages.label(name, Style.PLAIN, SIZE, x + SIZE + 2, top, width, Align.LEFT);
            x += SIZE + width + 18;
        }
    }

    private void bars() {
        float labels = pages.width() * LABELS_SHARE;
        float x = pages.left() + labels;
        float room = pages.width() - labels - VALUE_WIDTH;
        float top = pages.y();
        for (int i = 0; i < chart.categories().size(); i++) {
            float at = top - i * BAR_STEP;
            Chart.Value value = chart.series().get(0).values().get(i);
            pages.label(chart.categories().get(i), Style.PLAIN, SIZE, pages.left(), at, labels - 6, Align.RIGHT);
            float length = length(value, room);
            pages.pen().fill(x, at - BAR, length, BAR, colour(0));
            pages.label(value.text(), Style.PLAIN, SIZE, x + length + 4, at, VALUE_WIDTH, Align.LEFT);
        }
        float bottom = top - chart.categories().size() * BAR_STEP + 4;
        pages.pen().rule(x, top + 3, x, bottom, 0.75f, AXIS);
        pages.skip(chart.categories().size() * BAR_STEP);
    }

    private float length(Chart.Value value, float room) {
        return most == 0 ? 0 : (float) (value.size() / most * room);
    }

    private static Color colour(int series) {
        return new Color(Chart.COLOURS.get(series % Chart.COLOURS.size()));
    }
}
