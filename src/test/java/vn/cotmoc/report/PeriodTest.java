// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;

@Tag("L1")
class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-H1, CALENDAR, 2026-01-01, 2026-06-30, 6 tháng đầu năm 2026",
        "2026-H2, CALENDAR, 2026-07-01, 2026-12-31, 6 tháng cuối năm 2026",
        "2026, CALENDAR, 2026-01-01, 2026-12-31, năm 2026",
        "2026-Q1, CALENDAR, 2026-01-01, 2026-03-31, quý I năm 2026",
        "2026-Q4, CALENDAR, 2026-10-01, 2026-12-31, quý IV năm 2026",
        "2024-02, CALENDAR, 2024-02-01, 2024-02-29, tháng 02 năm 2024",
        "2026-03, CALENDAR, 2026-03-01, 2026-03-31, tháng 3 năm 2026",
        "2026-12, CALENDAR, 2026-12-01, 2026-12-31, tháng 12 năm 2026",
        "2026-H1, DECREE09, 2025-12-15, 2026-06-14, 6 tháng đầu năm 2026",
        "2026-H2, DECREE09, 2026-06-15, 2026-12-14, 6 tháng cuối năm 2026",
        "2026, DECREE09, 2025-12-15, 2026-12-14, năm 2026",
        "2026-Q3, DECREE09, 2026-06-15, 2026-09-14, quý III năm 2026",
        "2026-01, DECREE09, 2025-12-15, 2026-01-14, tháng 01 năm 2026",
        "2026-03, DECREE09, 2026-02-15, 2026-03-14, tháng 3 năm 2026",
        "2025-12-15..2026-05-31, DECREE09, 2025-12-15, 2026-05-31, kỳ báo cáo",
        "2026-05-31..2026-05-31, CALENDAR, 2026-05-31, 2026-05-31, kỳ báo cáo",
    })
    void shouldKnowItsDaysAndItsName(String name, PeriodRule rule, LocalDate from, LocalDate to, String words) {
        Period period = Period.of(name, rule);

        assertThat(period)
                .returns(name, Period::name)
                .returns(from, Period::from)
                .returns(to, Period::to)
                .returns(words, of -> of.words().in(Language.VI));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-H1, 2025-H1, 2025-01-01, 2025-06-30",
        "2026, 2025, 2025-01-01, 2025-12-31",
        "2024-02, 2023-02, 2023-02-01, 2023-02-28",
        "2024-01-15..2024-02-29, 2023-01-15..2023-02-28, 2023-01-15, 2023-02-28",
    })
    void shouldHaveACounterpartAYearBefore(String name, String lastYear, LocalDate from, LocalDate to) {
        assertThat(Period.of(name, PeriodRule.CALENDAR).lastYear())
                .returns(lastYear, Period::name)
                .returns(from, Period::from)
                .returns(to, Period::to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26-H1",
                "2026-H3",
                "2026-Q0",
                "2026-13",
                "2026-3",
                "2026-H1 ",
                "2026-02-30..2026-03-01",
                "2026-01-01..",
                "..",
                "2026-01-01...2026-02-01",
                "9999999999"
            })
    void shouldBeRefusedWhenItsNameIsOfNoKnownForm(String name) {
        assertThatThrownBy(() -> Period.of(name, PeriodRule.CALENDAR))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("period-unknown"));
    }

    @Test
    void shouldBeRefusedWhenItEndsBeforeItBegins() {
        assertThatThrownBy(() -> Period.of("2026-06-30..2026-01-01", PeriodRule.CALENDAR))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("period-reversed"));
    }

    @Test
    void shouldTouchEachReportingMonthOfItsRule() {
        assertThat(Period.of("2026-Q1", PeriodRule.DECREE09).months())
                .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
        assertThat(Period.of("2025-12-31..2026-01-01", PeriodRule.CALENDAR).months())
                .containsExactly(YearMonth.of(2025, 12), YearMonth.of(2026, 1));
    }
}
