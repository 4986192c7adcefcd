// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.Form;
import vn.cotmoc.report.PeriodRule;

@Tag("L3")
class FormFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadTheExample() {
        assertThat(FormFile.read(Example.FOLDER.resolve("report.yaml"))).isEqualTo(Example.FORM);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldWriteAFormThatCanBeUsedAsItIs(Language language) {
        Path file = folder.resolve("report.yaml");

        FormFile.init(file, language);

        assertThat(FormFile.read(file))
                .returns(PeriodRule.CALENDAR, Form::periods)
                .returns(MonthDay.of(11, 29), form -> form.due().get("year"));
    }

    @Test
    void shouldNotWriteOverAFormThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.yaml"), "mine");

        assertThatThrownBy(() -> FormFile.init(file, Language.VI))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("form-exists"));
        assertThat(file).hasContent("mine");
    }

    @Test
    void shouldTellAllErrorsAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("report.yaml"), """
                periods: decree9
                place: Tây Ninh
                superior: [{name: A, from: 2026-02-01, until: 2026-01-31}]
                issuing: [{name: B}]
                partner: []
                sites:
                  - {site: moc-bai, name: Mộc Bài, nodes: [n-1], suspended: {until: 2026-01-01, reason: hỏng}}
                  - {site: moc-bai, name: Xa Mát, nodes: [n-1]}
                signatory: {capacity: KT. GIÁM ĐỐC}
                recipient: []
                archive: VT
                lastYear: {2025-H3: {clips: -1, plays: 2, airtime: 3h}}
                due: {H3: 02-30}
                """);

        Fault fault = catchThrowableOfType(Fault.class, () -> FormFile.read(file));

        assertThat(fault.code()).isEqualTo("form-refused");
        assertThat(fault.errors())
                .extracting(problem -> problem.pointer() + " " + problem.code())
                .containsExactlyInAnyOrder(
                        "/periods unknown-value",
                        "/superior/0/until dates-reversed",
                        "/issuing/0 member-missing",
                        "/partner list-length",
                        "/sites/0/suspended member-missing",
                        "/sites/1/site duplicate-id",
                        "/sites/1/nodes/0 duplicate-id",
                        "/signatory member-missing",
                        "/recipient unknown-member",
                        " member-missing",
                        "/lastYear/2025-H3 report-period",
                        "/lastYear/2025-H3/clips number-range",
                        "/due/H3 unknown-value",
                        "/due/H3 month-day");
    }
}
