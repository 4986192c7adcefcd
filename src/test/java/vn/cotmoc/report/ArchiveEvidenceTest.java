// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.sqlite.CentralDatabase;

@Tag("L3")
class ArchiveEvidenceTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheReportOfTheExampleFromTheDatabase() throws IOException {
        try (CentralDatabase central = central()) {
            Report report = Report.of(Example.FORM, Example.H1, central);

            assertThat(report.sha256()).isEqualTo(Example.SHA256);
            assertThat(report.figures().monthly()).isEqualTo(Example.figures().monthly());
        }
    }

    @Test
    void shouldTellWhatTheExampleLacks() throws IOException {
        try (CentralDatabase central = central()) {
            Report report = Report.of(Example.FORM, Example.H1, central);

            assertThat(Lack.of(report, central))
                    .extracting(lack -> lack.kind() + " " + lack.subject())
                    .containsExactly(
                            "clock moc-bai-1",
                            "lost moc-bai-1",
                            "not-pulled xa-mat-1",
                            "approval doanh-nghiep",
                            "topic doanh-nghiep");
        }
    }

    private CentralDatabase central() throws IOException {
        CentralDatabase central = CentralDatabase.create(folder.resolve("central.db"));
        try (Stream<Path> files = Files.list(Example.FOLDER)) {
            List<Path> journals = files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
            journals.forEach(file -> central.importFile(file, rows -> {}));
        }
        return central;
    }
}
