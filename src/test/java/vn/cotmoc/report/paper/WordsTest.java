// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Language;

@Tag("L1")
class WordsTest {
    private static final Words VI = new Words(Language.VI, Map.of("doanh-nghiep", "doanh nghiệp cửa khẩu"), Map.of());
    private static final Words EN = new Words(Language.EN, Map.of(), Map.of());

    @ParameterizedTest
    @CsvSource({
        "0, 00 clip",
        "3, 03 clip",
        "10, 10 clip",
        "41, 41 clip",
        "12345, 12.345 clip",
        "1234567, 1.234.567 clip"
    })
    void shouldCountWithALeadingZeroBelowTen(long value, String said) {
        assertThat(VI.count("clip", value)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "2222100000, 617 giờ 15 phút, 617:15",
        "3309276, 00 giờ 55 phút, 0:55",
        "59999, 00 giờ 00 phút, 0:00",
        "36000000000, 10.000 giờ 00 phút, 10000:00"
    })
    void shouldRoundTimesDownToTheMinute(long ms, String said, String written) {
        assertThat(VI.hours(ms)).isEqualTo(said);
        assertThat(VI.clock(ms)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 01/01/2026", "2026-06-30, 30/6/2026", "2026-02-09, 09/02/2026", "2026-11-05, 05/11/2026"})
    void shouldWriteDatesAsDecree30Has(LocalDate day, String written) {
        assertThat(VI.date(day)).isEqualTo(written);
    }

    @Test
    void shouldWriteSharesWithAComma() {
        assertThat(VI.percent(new BigDecimal("0.9825"))).isEqualTo("98,25%");
        assertThat(VI.percent(BigDecimal.ONE)).isEqualTo("100,00%");
        assertThat(VI.change(new BigDecimal("-0.125"))).isEqualTo("−12,50%");
        assertThat(EN.change(new BigDecimal("10.5"))).isEqualTo("+1,050.00%");
    }

    @Test
    void shouldJoinListsWithAnd() {
        assertThat(VI.list(List.of())).isEmpty();
        assertThat(VI.list(List.of("a"))).isEqualTo("a");
        assertThat(VI.list(List.of("a", "b"))).isEqualTo("a và b");
        assertThat(VI.list(List.of("a", "b", "c"))).isEqualTo("a, b và c");
        assertThat(EN.list(List.of("a", "b"))).isEqualTo("a and b");
    }

    @Test
    void shouldNameTopicsByTheFormThenByTheProductThenByTheirId() {
        assertThat(VI.topic("doanh-nghiep")).isEqualTo("doanh nghiệp cửa khẩu");
        assertThat(VI.topic("bien-gioi")).isEqualTo("biên giới, phân giới cắm mốc");
        assertThat(VI.topic("lang-nghe")).isEqualTo("lang-nghe");
    }

    @Test
    void shouldNameLanguages() {
        assertThat(List.of("vi", "en", "km", "lo", "zh"))
                .extracting(VI::languageName)
                .containsExactly("tiếng Việt", "tiếng Anh", "tiếng Khmer", "tiếng Lào", "tiếng Trung");
    }

    @Test
    void shouldSayOnceWhatNamesBeginWith() {
        assertThat(SiteNames.shortened(List.of("Cửa khẩu quốc tế Mộc Bài", "Cửa khẩu quốc tế Xa Mát")))
                .containsExactly("Cửa khẩu quốc tế Mộc Bài", "Xa Mát");
        assertThat(SiteNames.proper(List.of("Cửa khẩu quốc tế Mộc Bài", "Cửa khẩu quốc tế Xa Mát")))
                .containsExactly("Mộc Bài", "Xa Mát");
        assertThat(SiteNames.shortened(List.of("Cửa khẩu quốc tế Mộc Bài", "Cửa khẩu chính Phước Tân")))
                .containsExactly("Cửa khẩu quốc tế Mộc Bài", "Cửa khẩu chính Phước Tân");
        assertThat(SiteNames.shortened(List.of("Mộc Bài"))).containsExactly("Mộc Bài");
        assertThat(SiteNames.shortened(List.of("Mộc Bài", "Mộc Bài"))).hasSize(2);
    }
}
