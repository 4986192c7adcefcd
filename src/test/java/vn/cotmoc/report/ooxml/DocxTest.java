// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.paper.Block;
import vn.cotmoc.report.paper.Cell;
import vn.cotmoc.report.paper.Chart;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.paper.Table;

@Tag("L3")
class DocxTest {
    private static final Paper PAPER = Example.paper(Language.VI);
    private static final XWPFDocument READ = read(Docx.of(PAPER));

    @Test
    void shouldSayWhatThePaperSays() {
        List<String> said =
                READ.getParagraphs().stream().map(XWPFParagraph::getText).toList();

        assertThat(said)
                .contains("BÁO CÁO", PAPER.head().title(), "PHỤ LỤC IV")
                .containsAll(PAPER.body().stream()
                        .filter(Block.Paragraph.class::isInstance)
                        .map(block -> ((Block.Paragraph) block).text())
                        .toList());
        XWPFTable head = READ.getTables().get(0);
        assertThat(head.getRow(0).getCell(0).getText()).contains("THỂ THAO VÀ DU LỊCH");
        assertThat(head.getRow(0).getCell(1).getText()).contains("Độc lập - Tự do - Hạnh phúc");
        assertThat(head.getRow(1).getCell(0).getText()).isEqualTo("Số: …/BC-SVHTTDL");
    }

    @Test
    void shouldHaveEveryTableWithItsHeaderRepeated() {
        List<Table> written =
                PAPER.tables().stream().filter(table -> !table.rows().isEmpty()).toList();
        List<XWPFTable> read = READ.getTables().stream()
                .filter(table -> table.getRow(0).isRepeatHeader())
                .toList();

        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++) {
            assertThat(rows(read.get(i))).isEqualTo(rows(written.get(i)));
        }
    }

    @Test
    void shouldHaveEveryChartWithItsFiguresToEdit() throws Exception {
        List<Chart> drawn = PAPER.body().stream()
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .toList();

        assertThat(READ.getCharts()).hasSameSizeAs(drawn).hasSize(2);
        for (int i = 0; i < drawn.size(); i++) {
            XWPFChart read = READ.getCharts().get(i);
            Chart chart = drawn.get(i);
            XDDFChartData data = read.getChartSeries().get(0);
            assertThat(read.getTitle().getBody().getParagraph(0).getText()).isEqualTo(chart.title());
            assertThat(data.getSeriesCount()).isEqualTo(chart.series().size());
            for (int s = 0; s < data.getSeriesCount(); s++) {
                assertThat(numbers(data.getSeries(s).getValuesData()))
                        .isEqualTo(chart.series().get(s).values().stream()
                                .map(Chart.Value::size)
                                .toList());
            }
            assertThat(read.getWorkbook().getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo(chart.categories().get(0));
            assertThat(READ.getDocument().xmlText()).contains("descr=\"" + chart.alternative());
        }
    }

    @Test
    void shouldKeepAShortTableOnOnePage() {
        for (XWPFTable table : READ.getTables()) {
            if (table.getRow(0).isRepeatHeader() && table.getNumberOfRows() <= 16) {
                for (int row = 0; row < table.getNumberOfRows(); row++) {
                    boolean last = row == table.getNumberOfRows() - 1;
                    XWPFParagraph first =
                            table.getRow(row).getCell(0).getParagraphs().get(0);
                    assertThat(first.getCTP().getPPr().isSetKeepNext()).isEqualTo(!last);
                }
            }
        }
    }

    @Test
    void shouldSayWhichReportAnAnnexGoesWith() {
        assertThat(READ.getParagraphs())
                .extracting(XWPFParagraph::getText)
                .filteredOn(text -> text.startsWith("(Kèm theo"))
                .hasSize(4)
                .containsOnly(
                        "(Kèm theo Báo cáo số …/BC-SVHTTDL ngày … tháng … năm … của Sở Văn hóa, Thể thao và Du lịch)");
    }

    private static List<Double> numbers(XDDFDataSource<?> values) {
        return IntStream.range(0, values.getPointCount())
                .mapToObj(point -> Double.valueOf(values.getPointAt(point).toString()))
                .toList();
    }

    @Test
    void shouldKeepTheMeasuresOfDecree30() {
        CTSectPr last = READ.getDocument().getBody().getSectPr();
        CTSectPr first = READ.getParagraphs().stream()
                .map(paragraph -> paragraph.getCTP().getPPr())
                .filter(properties -> properties != null && properties.isSetSectPr())
                .findFirst()
                .orElseThrow()
                .getSectPr();

        assertThat(first.isSetTitlePg()).isTrue();
        assertThat(last.isSetTitlePg()).isFalse();
        assertThat(List.of(first.getPgSz().getW(), first.getPgSz().getH())).hasToString("[11906, 16838]");
        assertThat(List.of(last.getPgSz().getW(), last.getPgSz().getH())).hasToString("[16838, 11906]");
        // 20, 15, 20 and 30 mm.
        assertThat(List.of(
                        first.getPgMar().getTop(),
                        first.getPgMar().getRight(),
                        first.getPgMar().getBottom(),
                        first.getPgMar().getLeft()))
                .hasToString("[1134, 850, 1134, 1701]");
        assertThat(READ.getHeaderArray(0).getParagraphs().get(0).getCTP().xmlText())
                .contains("PAGE");
        assertThat(READ.getStyles().getDefaultRunStyle().getFontSizeAsDouble()).isEqualTo(14.0);
    }

    @Test
    void shouldGiveTheSameBytesTwice() {
        assertThat(Docx.of(Example.paper(Language.VI))).isEqualTo(Docx.of(PAPER));
    }

    @Test
    void shouldReplaceWhatNoXmlFileCanHold() {
        String text = new Xml()
                .open("a", "b", "\"<\u0001")
                .text("\ud800 & \ufffe🤝")
                .close()
                .document();

        assertThat(text).endsWith("<a b=\"&quot;&lt;\ufffd\">\ufffd &amp; \ufffd🤝</a>");
    }

    private static List<List<String>> rows(XWPFTable table) {
        return table.getRows().stream()
                .skip(1)
                .map(row ->
                        row.getTableCells().stream().map(cell -> cell.getText()).toList())
                .toList();
    }

    private static List<List<String>> rows(Table table) {
        return table.rows().stream()
                .map(row -> row.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private static XWPFDocument read(byte[] bytes) {
        try {
            return new XWPFDocument(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
