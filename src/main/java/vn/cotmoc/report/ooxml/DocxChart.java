// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import java.util.List;
import java.util.stream.IntStream;
import vn.cotmoc.report.paper.Chart;

/**
 * A chart as DrawingML, so that it can be edited like the text around it. Each value stands beside its column in the words of
 * the tables, hence there is no axis to read it off. Elements follow each other as ECMA-376, part 1, 21.2 has them: Word
 * takes no other order.
 */
final class DocxChart {
    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String FONT = "Times New Roman";

    private static final int EMU_PER_TWIP = 635;
    private static final int COLUMNS_HEIGHT = Sheet.mm(75);
    private static final int BAR_HEIGHT = Sheet.mm(8);
    private static final int BARS_ROOM = Sheet.mm(14);
    /** In hundredths of a point. */
    private static final String TITLE_SIZE = "1200";

    private static final String SIZE = "1000";
    /** Percent of a column's width. */
    private static final String GAP_WIDTH = "45";
    /** With more columns than this their figures would run into each other; the table has them. */
    private static final int MOST_LABELS = 36;

    private static final String CATEGORY_AXIS = "1";
    private static final String VALUE_AXIS = "2";

    private final Chart chart;
    private final Xml xml = new Xml();

    private DocxChart(Chart chart) {
        this.chart = chart;
    }

    /** Where it stands in the text: as wide as that, with what it shows in words. */
    static void place(Xml xml, Chart chart, int number, String relationship, boolean landscape) {
        int height = chart.shape() == Chart.Shape.COLUMNS
                ? COLUMNS_HEIGHT
                : BARS_ROOM + chart.categories().size() * BAR_HEIGHT;
        xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", "TableText").close();
        xml.open("w:r").open("w:drawing").open("wp:inline", "xmlns:wp", PLACED);
        xml.leaf("wp:extent", "cx", emu(Sheet.width(landscape)), "cy", emu(height));
        xml.leaf("wp:docPr", "id", number + "", "name", chart.title(), "descr", chart.alternative());
        xml.open("a:graphic", "xmlns:a", DRAWING).open("a:graphicData", "uri", CHART);
        xml.leaf("c:chart", "xmlns:c", CHART, "r:id", relationship);
        xml.close().close().close().close().close().close();
    }

    /** The part itself; {@code r1} is the workbook with its figures. */
    static Xml part(Chart chart) {
        return new DocxChart(chart).space();
    }

    private Xml space() {
        xml.open("c:chartSpace", "xmlns:c", CHART, "xmlns:a", DRAWING, "xmlns:r", RELATIONSHIPS);
        xml.leaf("c:roundedCorners", "val", "0");
        xml.open("c:chart");
        title();
        xml.leaf("c:autoTitleDeleted", "val", "0");
        plot();
        if (chart.series().size() > 1) {
            xml.open("c:legend").leaf("c:legendPos", "val", "b").leaf("c:overlay", "val", "0");
            xml.close();
        }
        xml.leaf("c:plotVisOnly", "val", "1")
                .leaf("c:dispBlanksAs", "val", "gap")
                .close();
        xml.open("c:spPr")
                .leaf("a:noFill")
                .open("a:ln")
                .leaf("a:noFill")
                .close()
                .close();
        xml.open("c:txPr").leaf("a:bodyPr").open("a:p").open("a:pPr");
        font("a:defRPr", SIZE, false);
        xml.close().leaf("a:endParaRPr").close().close();
        xml.open("c:externalData", "r:id", "r1")
                .leaf("c:autoUpdate", "val", "0")
                .close();
        return xml.close();
    }

    private void title() {
        xml.open("c:title");
        text(chart.title(), TITLE_SIZE, true);
        xml.leaf("c:overlay", "val", "0").close();
    }

    private void plot() {
        boolean columns = chart.shape() == Chart.Shape.COLUMNS;
        xml.open("c:plotArea").leaf("c:layout").open("c:barChart");
        xml.leaf("c:barDir", "val", columns ? "col" : "bar").leaf("c:grouping", "val", "clustered");
        xml.leaf("c:varyColors", "val", "0");
        for (int i = 0; i < chart.series().size(); i++) {
            series(i, chart.series().get(i));
        }
        xml.leaf("c:gapWidth", "val", GAP_WIDTH);
        xml.leaf("c:axId", "val", CATEGORY_AXIS)
                .leaf("c:axId", "val", VALUE_AXIS)
                .close();
        // Bars are read from the top, and an axis begins at the bottom.
        axis("c:catAx", CATEGORY_AXIS, VALUE_AXIS, columns ? "b" : "l", columns ? "minMax" : "maxMin", true);
        axis("c:valAx", VALUE_AXIS, CATEGORY_AXIS, columns ? "l" : "b", "minMax", false);
        xml.close();
    }

    private void series(int index, Chart.Series series) {
        String number = String.valueOf(index);
        String column = ChartData.column(index);
        xml.open("c:ser").leaf("c:idx", "val", number).leaf("c:order", "val", number);
        xml.open("c:tx");
        strings(ChartData.reference(column, 1, 1), List.of(series.name()));
        xml.close();
        xml.open("c:spPr").open("a:solidFill");
        xml.leaf("a:srgbClr", "val", "%06X".formatted(Chart.COLOURS.get(index % Chart.COLOURS.size())));
        xml.close().close().leaf("c:invertIfNegative", "val", "0");
        labels(series);
        int last = chart.categories().size() + 1;
        xml.open("c:cat");
        strings(ChartData.reference("A", 2, last), chart.categories());
        xml.close().open("c:val");
        numbers(ChartData.reference(column, 2, last), series.values());
        xml.close().close();
    }

    private void labels(Chart.Series series) {
        int labels = chart.series().size() * chart.categories().size();
        xml.open("c:dLbls");
        for (int i = 0; labels <= MOST_LABELS && i < series.values().size(); i++) {
            Chart.Value value = series.values().get(i);
            if (value.size() > 0) {
                xml.open("c:dLbl").leaf("c:idx", "val", String.valueOf(i));
                text(value.text(), SIZE, false);
                shown(true);
                xml.close();
            }
        }
        shown(false);
        xml.close();
    }

    private void shown(boolean value) {
        if (value) {
            xml.leaf("c:dLblPos", "val", "outEnd");
        }
        xml.leaf("c:showLegendKey", "val", "0").leaf("c:showVal", "val", value ? "1" : "0");
        xml.leaf("c:showCatName", "val", "0").leaf("c:showSerName", "val", "0");
        xml.leaf("c:showPercent", "val", "0").leaf("c:showBubbleSize", "val", "0");
    }

    private void strings(String reference, List<String> values) {
        xml.open("c:strRef").open("c:f").text(reference).close().open("c:strCache");
        points(values);
        xml.close().close();
    }

    private void numbers(String reference, List<Chart.Value> values) {
        xml.open("c:numRef").open("c:f").text(reference).close().open("c:numCache");
        xml.open("c:formatCode").text("General").close();
        points(values.stream().map(value -> String.valueOf(value.size())).toList());
        xml.close().close();
    }

    private void points(List<String> values) {
        xml.leaf("c:ptCount", "val", String.valueOf(values.size()));
        IntStream.range(0, values.size())
                .forEach(i -> xml.open("c:pt", "idx", String.valueOf(i))
                        .open("c:v")
                        .text(values.get(i))
                        .close()
                        .close());
    }

    private void axis(String name, String id, String other, String position, String orientation, boolean seen) {
        xml.open(name).leaf("c:axId", "val", id);
        xml.open("c:scaling").leaf("c:orientation", "val", orientation);
        if (!seen) {
            xml.leaf("c:min", "val", "0");
        }
        xml.close().leaf("c:delete", "val", seen ? "0" : "1").leaf("c:axPos", "val", position);
        xml.leaf("c:numFmt", "formatCode", "General", "sourceLinked", "0");
        xml.leaf("c:majorTickMark", "val", "none").leaf("c:minorTickMark", "val", "none");
        xml.leaf("c:tickLblPos", "val", "low").leaf("c:crossAx", "val", other);
        xml.leaf("c:crosses", "val", "autoZero").close();
    }

    private void text(String text, String size, boolean bold) {
        xml.open("c:tx").open("c:rich").leaf("a:bodyPr").open("a:p").open("a:r");
        font("a:rPr", size, bold);
        xml.open("a:t").text(text).close().close().close().close().close();
    }

    private void font(String element, String size, boolean bold) {
        xml.open(element, "sz", size, "b", bold ? "1" : "0");
        xml.leaf("a:latin", "typeface", FONT).leaf("a:cs", "typeface", FONT).close();
    }

    private static String emu(int twips) {
        return String.valueOf((long) twips * EMU_PER_TWIP);
    }
}
