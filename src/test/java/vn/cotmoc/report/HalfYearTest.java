// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.report.HalfYear.Play;
import vn.cotmoc.report.file.ReportFile;

/** All five forms, read back and held against what was drawn. */
@Tag("L3")
class HalfYearTest {
    private static final long SEED = 20_260_630;
    private static final int PLAYS_PER_DAY = 12;

    private static final Map<String, String> SITES =
            Map.of("moc-bai", "Cửa khẩu quốc tế Mộc Bài", "xa-mat", "Cửa khẩu quốc tế Xa Mát");

    private static final HalfYear DRAWN = new HalfYear(SEED, PLAYS_PER_DAY);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        try (CentralDatabase central = DRAWN.central(folder)) {
            Report report = Report.of(Example.FORM, Example.H1, central);
            for (String suffix : List.of("json", "csv", "xlsx", "docx", "pdf")) {
                ReportFile.of(folder.resolve("r." + suffix)).write(report, Language.VI, "cotmoc 0.1.0");
            }
        }
    }

    @Test
    void shouldHaveTheFiguresInJson() throws IOException {
        JsonNode report = new JsonMapper().readTree(folder.resolve("r.json").toFile());

        for (JsonNode site : report.path("sites")) {
            String node = site.path("site").asText() + "-1";
            JsonNode plays = site.path("plays");
            assertThat(plays.path("planned").asLong())
                    .isEqualTo(count(play -> play.node().equals(node)));
            assertThat(plays.path("complete").asLong())
                    .isEqualTo(count(play -> play.node().equals(node) && complete(play)));
            assertThat(plays.path("cut").asLong())
                    .isEqualTo(count(
                            play -> play.node().equals(node) && play.outcome().equals("cut")));
            assertThat(site.path("airtimeMs").asLong())
                    .isEqualTo(airtimeMs(play -> play.node().equals(node)));
            assertThat(site.path("shownAirtimeMs").asLong())
                    .isEqualTo(airtimeMs(
                            play -> play.node().equals(node) && play.proof().equals("panel")));
        }
        assertThat(report.path("total").path("clips").asInt()).isEqualTo(HalfYear.CLIPS);
        assertThat(report.path("total").path("daysOperated").asInt()).isEqualTo(181);
        for (JsonNode topic : report.path("byTopic")) {
            String key = topic.path("key").asText();
            assertThat(topic.path("plays").asLong())
                    .isEqualTo(count(play -> play.topic().equals(key) && complete(play)));
        }
    }

    @Test
    void shouldHaveTheFiguresInCsv() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("r.csv"));

        assertThat(lines)
                .contains(
                        "total,,clips,41",
                        "sites,ha-tien,plays.planned,0",
                        "total,,airtimeMs," + airtimeMs(play -> true));
        for (String site : SITES.keySet()) {
            assertThat(lines)
                    .contains(
                            "sites," + site + ",clips," + clips(at(site)),
                            "sites," + site + ",plays.planned," + count(at(site)),
                            "sites," + site + ",plays.complete," + count(at(site).and(HalfYearTest::complete)),
                            "sites," + site + ",airtimeMs," + airtimeMs(at(site)),
                            "sites," + site + ",outputAirtimeMs," + airtimeMs(at(site).and(HalfYearTest::output)),
                            "sites," + site + ",shownAirtimeMs," + airtimeMs(at(site).and(HalfYearTest::shown)));
        }
    }

    @Test
    void shouldHaveTheRowOfEachSiteInTheTables() throws IOException {
        List<List<String>> docx = new ArrayList<>();
        try (var document = new XWPFDocument(Files.newInputStream(folder.resolve("r.docx")))) {
            document.getTables()
                    .forEach(table -> table.getRows()
                            .forEach(row -> docx.add(row.getTableCells().stream()
                                    .map(XWPFTableCell::getText)
                                    .toList())));
        }
        String pdf = pdf().replaceAll("\\s+", " ");

        SITES.forEach((site, name) -> {
            List<String> row = row(name, at(site));
            assertThat(docx).contains(row);
            assertThat(pdf).contains(String.join(" ", row));
        });
        assertThat(docx).contains(row("Tổng cộng", play -> true));
        assertThat(pdf).contains(String.join(" ", row("Tổng cộng", play -> true)));
    }

    @Test
    void shouldHaveTheFiguresInTheWorkbook() throws IOException {
        try (var workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("r.xlsx")))) {
            for (Row row : workbook.getSheet("Clip")) {
                if (row.getRowNum() > 0) {
                    String clip = "clip-" + row.getCell(1).getStringCellValue().replace("Clip số ", "");
                    assertThat(number(row, 9)).isEqualTo(count(shownAt("moc-bai-1", clip)));
                    assertThat(number(row, 10)).isEqualTo(count(shownAt("xa-mat-1", clip)));
                }
            }
            assertThat(workbook.getSheet("Clip").getLastRowNum()).isEqualTo(HalfYear.CLIPS);
            SITES.forEach((site, name) -> assertRow(workbook, name, at(site)));
            assertRow(workbook, "Tổng cộng", play -> true);
            Row all = workbook.getSheet("Tháng").getRow(7);
            assertThat(number(all, 1)).isEqualTo(count(at("moc-bai").and(HalfYearTest::complete)));
            assertThat(number(all, 4)).isEqualTo(count(HalfYearTest::complete));
            Row january = workbook.getSheet("Tháng").getRow(1);
            assertThat(number(january, 4))
                    .isEqualTo(count(play -> complete(play) && play.day().getMonthValue() == 1));
        }
    }

    @Test
    void shouldHaveTheFiguresInTheDocuments() throws IOException {
        String plays = dotted(count(HalfYearTest::complete));
        long minutes = airtimeMs(play -> true) / 60_000;
        String opening = "đã phát 41 clip tuyên truyền với " + plays + " lượt phát, tổng thời lượng " + minutes / 60
                + " giờ " + "%02d".formatted(minutes % 60) + " phút";

        assertThat(docx()).contains(opening, "ngừng hoạt động từ ngày 15/01/2018", "Clip số 40");
        assertThat(pdf().replaceAll("\\s+", " ")).contains(opening, "ngừng hoạt động từ ngày 15/01/2018", "Clip số 40");
    }

    /** Of the sheet with a row for each site: counts as numbers, times as parts of a day. */
    private static void assertRow(XSSFWorkbook workbook, String name, Predicate<Play> which) {
        Row row = StreamSupport.stream(workbook.getSheet("Phát sóng theo cụm").spliterator(), false)
                .filter(each -> each.getCell(0).getStringCellValue().equals(name))
                .findFirst()
                .orElseThrow();
        long complete = count(which.and(HalfYearTest::complete));
        assertThat(List.of(number(row, 1), number(row, 2), number(row, 3), number(row, 4), number(row, 5)))
                .as(name)
                .containsExactly(clips(which), count(which), complete, count(which) - complete, 0L);
        assertThat(List.of(ms(row, 6), ms(row, 7), ms(row, 8)))
                .as(name)
                .containsExactly(
                        airtimeMs(which),
                        airtimeMs(which.and(HalfYearTest::output)),
                        airtimeMs(which.and(HalfYearTest::shown)));
        assertThat(row.getCell(6).getCellStyle().getDataFormatString()).isEqualTo("[h]:mm:ss");
    }

    private static long ms(Row row, int column) {
        return Math.round(row.getCell(column).getNumericCellValue() * 86_400_000);
    }

    /** As the first table has it. */
    private static List<String> row(String name, Predicate<Play> which) {
        Predicate<Play> complete = which.and(HalfYearTest::complete);
        return List.of(
                name,
                dotted(clips(which)),
                dotted(count(which)),
                dotted(count(complete)),
                dotted(count(which) - count(complete)),
                "0",
                span(airtimeMs(which)),
                span(airtimeMs(which.and(HalfYearTest::output))),
                span(airtimeMs(which.and(HalfYearTest::shown))));
    }

    private static String dotted(long number) {
        return "%,d".formatted(number).replace(',', '.');
    }

    private static String span(long ms) {
        long minutes = ms / 60_000;
        return minutes / 60 + ":" + "%02d".formatted(minutes % 60);
    }

    private static long number(Row row, int column) {
        return Math.round(row.getCell(column).getNumericCellValue());
    }

    private static String docx() throws IOException {
        try (var document = new XWPFDocument(Files.newInputStream(folder.resolve("r.docx")));
                var extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    private static String pdf() throws IOException {
        try (PDDocument document = Loader.loadPDF(folder.resolve("r.pdf").toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Predicate<Play> shownAt(String node, String clip) {
        return play -> complete(play) && play.node().equals(node) && play.clip().equals(clip);
    }

    private static Predicate<Play> at(String site) {
        return play -> play.node().equals(site + "-1");
    }

    /** What left the node, or was seen by the panel: the latter counts as both. */
    private static boolean output(Play play) {
        return !play.proof().equals("none");
    }

    private static boolean shown(Play play) {
        return play.proof().equals("panel");
    }

    private static boolean complete(Play play) {
        return play.outcome().equals("complete");
    }

    private static long count(Predicate<Play> which) {
        return DRAWN.plays.stream().filter(which).count();
    }

    private static long clips(Predicate<Play> which) {
        return DRAWN.plays.stream()
                .filter(which.and(HalfYearTest::complete))
                .map(Play::clip)
                .distinct()
                .count();
    }

    private static long airtimeMs(Predicate<Play> which) {
        return DRAWN.plays.stream().filter(which).mapToLong(Play::airtimeMs).sum();
    }
}
