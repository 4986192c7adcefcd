// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.Report;

@Tag("L3")
class ReportFileTest {
    private static final Report REPORT = Report.of(Example.FORM, Example.figures());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a.docx, PK", "a.xlsx, PK", "a.PDF, %PDF", "a.csv, \uFEFFtable", "a.json, {"})
    void shouldWriteTheFormThatItsSuffixNames(String name, String beginning) throws IOException {
        Path file = folder.resolve(name);

        ReportFile.of(file).write(REPORT, Language.VI, "cotmoc 0.1.0");

        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).startsWith(beginning);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void shouldWriteTheJsonOfTheExample() throws IOException {
        Path file = folder.resolve("a.json");

        ReportFile.of(file).write(REPORT, Language.EN, "cotmoc 0.1.0");

        assertThat(new JsonMapper().readTree(file.toFile())).isEqualTo(Example.report());
    }

    @Test
    void shouldBeRefusedWhenItsSuffixIsNoForm() {
        assertThatThrownBy(() -> ReportFile.of(folder.resolve("a.doc")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("report-suffix"));
    }

    @Test
    void shouldAskToTryAgainWhenTheFolderIsNotThere() {
        ReportFile file = ReportFile.of(folder.resolve("nowhere/a.csv"));

        assertThatThrownBy(() -> file.write(REPORT, Language.VI, "cotmoc"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("report-unwritable"));
    }
}
