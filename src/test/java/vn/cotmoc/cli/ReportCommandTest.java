// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.ExampleJournals;

/** The report as it is called, with the journals of the examples. */
@Tag("L3")
class ReportCommandTest {
    private static final String FORM =
            ExampleJournals.FOLDER.resolve("report.yaml").toString();

    @TempDir
    private static Path office;

    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    @BeforeAll
    static void pull() {
        Stream.of(ExampleJournals.MOC_BAI, ExampleJournals.XA_MAT)
                .map(name -> run("journal", "import", "--db", db(), ExampleJournals.file(name) + ""))
                .forEach(run -> assertThat(run.status()).as(run.err()).isZero());
    }

    @Test
    void shouldGiveTheFiguresOfTheExample() throws IOException {
        Path out = folder.resolve("r.json");
        Run run = report("--out", out.toString());

        assertThat(run).returns(0, Run::status).returns("", Run::err);
        assertThat(read(out)).isEqualTo(read(ExampleJournals.FOLDER.resolve("report-2026-H1.json")));
        assertThat(run.out())
                .contains(
                        out.toString(),
                        "Clips: 15, plays: 18",
                        read(out).path("sha256").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "pdf", "xlsx", "csv", "JSON"})
    void shouldWriteTheFormThatTheSuffixNamesTheSameEachTime(String suffix) throws IOException {
        Path first = folder.resolve("first." + suffix);
        Path second = folder.resolve("second." + suffix);

        assertThat(report("--out", first.toString()).status()).isZero();
        assertThat(report("--out", second.toString(), "--lang", "vi").status()).isZero();
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void shouldBeInVietnameseUnlessEnglishIsAskedFor() throws IOException {
        assertThat(docx(List.of())).contains("BÁO CÁO", "đã phát 15 clip tuyên truyền với 18 lượt phát");
        assertThat(docx(List.of("--lang", "en"))).contains("REPORT", "Shown: 15 clips in 18 plays");

        Path pdf = folder.resolve("r.pdf");
        report("--out", pdf.toString(), "--lang=en");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("REPORT", "Table 1. Plays by site");
        }
        Path xlsx = folder.resolve("r.xlsx");
        report("--out", xlsx.toString(), "--lang", "en");
        try (var workbook = new XSSFWorkbook(Files.newInputStream(xlsx))) {
            assertThat(workbook.getNumberOfSheets()).isGreaterThanOrEqualTo(9);
            assertThat(workbook.getSheetAt(0).getSheetName()).isEqualTo("Plays by site");
        }
    }

    @Test
    void shouldTellWhatWasWrittenAsAnObjectWhenJsonIsWanted() throws IOException {
        JsonNode told = report("--out", folder.resolve("r.csv") + "", "--format", "json")
                .json();

        assertThat(told.path("file").asText()).endsWith("r.csv");
        assertThat(told.path("clips").asInt()).isEqualTo(15);
        assertThat(told.path("plays").asInt()).isEqualTo(18);
        assertThat(told.path("sha256").asText()).hasSize(64);
    }

    @Test
    void shouldTellWhatIsMissingWithStatusOne() throws IOException {
        Run text = report("--check");
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out()).contains("node xa-mat-1 has not been pulled since", "37 rows", "not synchronised from");

        Run json = report("--check", "--format", "json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.json().path("lacks").findValuesAsText("kind")).contains("not-pulled", "lost", "clock");
    }

    @Test
    void shouldMissNoJournalOfASiteOutOfOrderButThatOfANodeNeverPulled() throws IOException {
        Path form = folder.resolve("report.yaml");
        Files.writeString(
                form,
                Files.readString(Path.of(FORM))
                        .replace("nodes: [xa-mat-1]", "nodes: [xa-mat-1, xa-mat-2]")
                        .replaceFirst("(?s)(site: ha-tien.*?)nodes: \\[[^]]*]", "$1nodes: [ha-tien-1]"));
        String[] check = {"report", "--check", "--db", db(), "--form", form.toString(), "--period", "2026-H1"};

        assertThat(run(check))
                .returns(1, Run::status)
                .extracting(Run::out, InstanceOfAssertFactories.STRING)
                .contains("No journal of node xa-mat-2 has been pulled: run cotmoc pull.")
                .doesNotContain("ha-tien-1");
    }

    @Test
    void shouldWriteAFormThatCanBeUsedAsItIs() {
        String form = folder.resolve("report.yaml").toString();

        assertThat(run("report", "--init", "--form", form)).returns(0, Run::status);
        assertThat(run("report", "--init", "--form", form))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains(form));
        assertThat(run(
                        "report",
                        "--db",
                        db(),
                        "--form",
                        form,
                        "--period",
                        "2026-H1",
                        "--out",
                        folder.resolve("a.json") + ""))
                .returns(0, Run::status);
    }

    @Test
    void shouldEndWithOneWhenAReminderIsOut() throws IOException {
        Path form = folder.resolve("report.yaml");
        run("report", "--init", "--form", form.toString());
        String written = Files.readString(form).replaceAll("(?s)\ndue:.*", "\n");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        Files.writeString(form, written + due(today.plusDays(40)));
        assertThat(run("report", "--due", "--form", form.toString())).returns(0, Run::status);
        Files.writeString(form, written + due(today.plusDays(3)));
        assertThat(run("report", "--due", "--form", form.toString())).returns(1, Run::status);

        JsonNode reminders = run("report", "--due", "--form", form.toString(), "--format", "json")
                .json()
                .path("reminders");
        assertThat(reminders.findValues("daysLeft"))
                .isNotEmpty()
                .allSatisfy(days -> assertThat(days.asInt()).isBetween(0, 366));
        assertThat(run("report", "--due", "--form", form.toString()))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.out())
                        .contains(reminders.path(0).path("period").asText()));

        Files.writeString(form, written);
        assertThat(run("report", "--due", "--form", form.toString()))
                .returns(0, Run::status)
                .returns("", Run::out);
    }

    private static String due(LocalDate day) {
        return "due: {H1: \"%02d-%02d\"}%n".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    @Test
    void shouldRefuseWithTheReason() {
        assertThat(report("--check", "--out", "r.pdf")).returns(2, Run::status);
        assertThat(run("report", "--form", FORM))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("--db", "--period", "--out"));
        assertThat(report("--out", folder.resolve("r.odt") + ""))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("r.odt"));
        assertThat(run("report", "--db", db(), "--form", FORM, "--period", "2026-H3", "--out", folder + "/r.pdf"))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("2026-H3"));
        assertThat(run("report", "--db", folder + "/none.db", "--form", FORM, "--period", "2026", "--out", "r.pdf"))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("none.db"));
        assertThat(report("--out", folder.resolve("none/r.pdf") + "")).returns(1, Run::status);
    }

    private String docx(List<String> more) throws IOException {
        Path file = folder.resolve("r.docx");
        String[] args = Stream.concat(Stream.of("--out", file.toString()), more.stream())
                .toArray(String[]::new);
        assertThat(report(args).status()).isZero();
        try (var document = new XWPFDocument(Files.newInputStream(file));
                var extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String db() {
        return office.resolve("central.db").toString();
    }

    private static Run report(String... more) {
        return run(
                Stream.concat(Stream.of("report", "--db", db(), "--form", FORM, "--period", "2026-H1"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw Fault.broken("usage", "no node is started here");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
