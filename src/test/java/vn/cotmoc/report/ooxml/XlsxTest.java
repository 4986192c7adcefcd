// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.paper.Table;

@Tag("L3")
class XlsxTest {
    private static final Paper PAPER = Example.paper(Language.VI);
    private static final XSSFWorkbook READ = read(Xlsx.of(PAPER));
    /** Excel counts in days; a double has room for a millisecond of them. */
    private static final Offset<Double> MS = Offset.offset(0.5);

    @Test
    void shouldHaveEveryTableAsASheetWithFrozenHeaders() {
        assertThat(READ.getNumberOfSheets())
                .isGreaterThanOrEqualTo(9)
                .isEqualTo(PAPER.tables().size());
        for (Table table : PAPER.tables()) {
            Sheet sheet = READ.getSheet(table.sheet());
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getLastRowNum()).isEqualTo(table.rows().size());
            for (int i = 0; i < table.columns().size(); i++) {
                assertThat(sheet.getRow(0).getCell(i).getStringCellValue())
                        .isEqualTo(table.columns().get(i).header());
            }
        }
    }

    @Test
    void shouldKeepFiguresAsNumbers() throws IOException {
        JsonNode sites = Example.report().path("sites");
        Sheet sheet = READ.getSheet("Phát sóng theo cụm");

        for (int i = 0; i < 2; i++) {
            JsonNode site = sites.get(i);
            Row row = sheet.getRow(i + 1);
            assertThat(row.getCell(0).getStringCellValue())
                    .isEqualTo(site.path("name").asText());
            assertThat(number(row, 1)).isEqualTo(site.path("clips").asDouble());
            assertThat(number(row, 2))
                    .isEqualTo(site.path("plays").path("planned").asDouble());
            assertThat(number(row, 3))
                    .isEqualTo(site.path("plays").path("complete").asDouble());
            assertThat(number(row, 6) * 86_400_000)
                    .isCloseTo(site.path("airtimeMs").asDouble(), MS);
            assertThat(row.getCell(6).getCellStyle().getDataFormatString()).isEqualTo("[h]:mm:ss");
        }
        assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).contains("ngừng hoạt động từ 15/01/2018");
        assertThat(READ.getSheet("Hoạt động theo cụm").getRow(3).getCell(3).getStringCellValue())
                .isEqualTo("–");
    }

    @Test
    void shouldHaveEveryClipWithItsPlaysAtEachSite() throws IOException {
        JsonNode clips = Example.report().path("clips");
        Sheet sheet = READ.getSheet("Clip");

        for (int i = 0; i < clips.size(); i++) {
            Row row = sheet.getRow(i + 1);
            assertThat(row.getCell(1).getStringCellValue())
                    .isEqualTo(clips.get(i).path("title").asText());
            assertThat(row.getCell(7).getLocalDateTimeCellValue().toLocalDate())
                    .hasToString(clips.get(i).path("firstShown").asText());
            assertThat(number(row, 9))
                    .isEqualTo(clips.get(i).path("plays").path("moc-bai").asDouble());
            assertThat(number(row, 10))
                    .isEqualTo(clips.get(i).path("plays").path("xa-mat").asDouble());
        }
    }

    @Test
    void shouldHaveNoFormulas() {
        for (Sheet sheet : READ) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
            }
        }
    }

    @Test
    void shouldGiveTheSameBytesTwice() {
        assertThat(Xlsx.of(Example.paper(Language.VI))).isEqualTo(Xlsx.of(PAPER));
    }

    private static double number(Row row, int column) {
        assertThat(row.getCell(column).getCellType()).isEqualTo(CellType.NUMERIC);
        return row.getCell(column).getNumericCellValue();
    }

    private static XSSFWorkbook read(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
