// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Evidence;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.Figures;
import vn.cotmoc.report.Form;
import vn.cotmoc.report.Period;
import vn.cotmoc.report.PeriodRule;
import vn.cotmoc.report.Reckoning;

@Tag("L1")
class DraftingTest {
    @Test
    void shouldOpenInTheMannerOfTheProvinces() {
        assertThat(paragraphs(Example.paper(Language.VI)))
                .startsWith(
                        "Trong 6 tháng đầu năm 2026 (số liệu tính từ ngày 01/01/2026 đến ngày 30/6/2026), Sở Văn hóa, Thể thao"
                                + " và Du lịch phối hợp với Ban Chỉ huy Bộ đội Biên phòng tỉnh duy trì vận hành 02 Cụm thông"
                                + " tin đối ngoại tại Cửa khẩu quốc tế Mộc Bài, Xa Mát. Kết quả, đã phát 15 clip tuyên truyền"
                                + " với 18 lượt phát, tổng thời lượng 00 giờ 55 phút, về thành tựu kinh tế – xã hội, tiềm"
                                + " năng, hợp tác, đầu tư, du lịch, quảng bá đất nước, con người, biên giới, phân giới cắm"
                                + " mốc, hữu nghị với nước láng giềng, quyền con người, thông tin khẩn cấp và doanh-nghiep;"
                                + " bằng tiếng Việt, tiếng Anh, tiếng Khmer.",
                        "Theo kế hoạch có 28 lượt phát, trong đó 18 lượt phát trọn vẹn, 08 lượt phát không trọn vẹn và 02"
                                + " lượt phát không thực hiện được; thời lượng đã xác nhận tín hiệu là 00 giờ 44 phút, đã xác"
                                + " nhận hiển thị là 00 giờ 24 phút.",
                        "Cụm thông tin đối ngoại tại Cửa khẩu quốc tế Hà Tiên không có lượt phát nào trong kỳ: ngừng hoạt"
                                + " động từ ngày 15/01/2018, lý do: màn hình LED hỏng, đã hết thời hạn bảo hành.");
    }

    @Test
    void shouldTellWhatTheFiguresMayLack() {
        assertThat(paragraphs(Example.paper(Language.VI)))
                .contains(
                        "- Đồng hồ của nút moc-bai-1 tại Cửa khẩu quốc tế Mộc Bài không được đồng bộ từ 08 giờ 00 phút ngày"
                                + " 29/6/2026 đến 10 giờ 07 phút ngày 29/6/2026.",
                        "- Nút moc-bai-1 tại Cửa khẩu quốc tế Mộc Bài không lưu được 37 dòng nhật ký từ 02 giờ 51 phút ngày"
                                + " 30/6/2026 đến 03 giờ 19 phút ngày 30/6/2026.",
                        "- Chưa thu nhận nhật ký của nút xa-mat-1 tại Cửa khẩu quốc tế Xa Mát từ 20 giờ 03 phút ngày"
                                + " 30/6/2026.");
    }

    @Test
    void shouldTellOfTheFirstIncidentsAndWhereTheOthersStand() {
        OffsetDateTime opened = OffsetDateTime.parse("2026-03-01T09:30:00+07:00");
        List<Figures.Incident> incidents = IntStream.range(0, 10)
                .mapToObj(hour -> new Figures.Incident(
                        "moc-bai",
                        new Evidence.Incident(
                                "moc-bai-1",
                                "log",
                                "i" + hour,
                                "ngoai-troi",
                                null,
                                "player-down",
                                true,
                                opened.plusHours(hour),
                                opened.plusHours(hour).plusMinutes(2),
                                "Trình phát bị dừng.",
                                "Mất điện.",
                                "mất hình 2 phút",
                                null,
                                null,
                                null)))
                .toList();

        assertThat(paragraphs(Drafting.draft(with(incidents), Example.FORM, Language.VI, "cotmoc", "")))
                .contains(
                        "- Cửa khẩu quốc tế Mộc Bài: Trình phát bị dừng, từ 09 giờ 30 phút ngày 01/3/2026 đến 09 giờ 32"
                                + " phút ngày 01/3/2026; nguyên nhân: Mất điện; xử lý: mất hình 2 phút.",
                        "- 02 sự cố khác được nêu tại Phụ lục II.");
    }

    @Test
    void shouldSayOnceWhatNamesBeginWithHoweverTheyAreSpaced() {
        assertThat(SiteNames.shortened(List.of("Cửa khẩu quốc tế Mộc Bài", " Cửa khẩu  quốc tế Xa Mát ")))
                .containsExactly("Cửa khẩu quốc tế Mộc Bài", "Xa Mát");
        assertThat(SiteNames.proper(List.of("Cửa khẩu quốc tế Mộc Bài", "Cửa khẩu quốc tế Hà  Tiên")))
                .containsExactly("Mộc Bài", "Hà Tiên");
        assertThat(SiteNames.shortened(List.of("Mộc Bài", "cửa khẩu Xa Mát")))
                .containsExactly("Mộc Bài", "cửa khẩu Xa Mát");
        assertThat(SiteNames.shortened(List.of("Mộc Bài"))).containsExactly("Mộc Bài");
    }

    @Test
    void shouldSayWhyNothingWasShownWhereASiteIsInOperationAgain() {
        Period march = Period.of("2024-03", PeriodRule.CALENDAR);
        Form form = form(
                new Form.Suspension(LocalDate.parse("2024-01-08"), LocalDate.parse("2024-03-29"), "sửa nguồn điện"),
                Map.of());
        var figures = Reckoning.figures(form, march, Example.evidence(march));

        assertThat(paragraphs(Drafting.draft(figures, form, Language.VI, "cotmoc", "")))
                .contains(
                        "Cụm thông tin đối ngoại tại Cửa khẩu quốc tế Mộc Bài không có lượt phát trọn vẹn nào trong kỳ:"
                                + " ngừng hoạt động từ ngày 08/01/2024, hoạt động trở lại từ ngày 29/3/2024, lý do ngừng: sửa nguồn"
                                + " điện.");
    }

    @Test
    void shouldPutTheFiguresOfAnEarlierReportBesideWhereTheJournalHasNone() {
        Form form = form(null, Map.of("2023-H1", new Form.HandFigures(12, 9_000, 3_600_000)));
        Period half = Period.of("2024-H1", PeriodRule.CALENDAR);
        var figures = Reckoning.figures(form, half, Example.evidence(half));
        Paper paper = Drafting.draft(figures, form, Language.VI, "cotmoc", "");

        assertThat(figures.lastYear()).isNull();
        assertThat(paragraphs(paper))
                .contains(
                        "Nhật ký không có số liệu từ ngày 01/01/2023 đến ngày 30/6/2023. Số liệu năm trước trong bảng là"
                                + " của báo cáo đã gửi: 12 clip với 9.000 lượt phát, tổng thời lượng 01 giờ 00 phút.");
        Table beside = paper.body().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.caption().contains("2023-H1"))
                .findFirst()
                .orElseThrow();
        assertThat(beside.rows())
                .extracting(row -> row.cells().stream().map(Cell::text).toList())
                .extracting(cells -> cells.get(2))
                .containsExactly("12", "9.000", "1:00");
    }

    private static Form form(Form.@Nullable Suspension ofTheFirst, Map<String, Form.HandFigures> lastYear) {
        Form example = Example.FORM;
        List<Form.Site> sites = new ArrayList<>(example.sites());
        Form.Site first = sites.get(0);
        sites.set(0, new Form.Site(first.site(), first.name(), first.nodes(), ofTheFirst));
        return new Form(
                example.periods(),
                example.place(),
                example.superior(),
                example.issuing(),
                example.partner(),
                example.title(),
                sites,
                example.signatory(),
                example.recipients(),
                example.archive(),
                example.topics(),
                example.sources(),
                lastYear,
                example.due());
    }

    @Test
    void shouldEndAsDecree30Ends() {
        List<String> paragraphs = paragraphs(Example.paper(Language.VI));

        assertThat(paragraphs.get(paragraphs.size() - 1)).endsWith("./.");
        assertThat(Example.paper(Language.VI).signature())
                .returns(
                        List.of(
                                "- Ủy ban nhân dân tỉnh;",
                                "- Ban Chỉ đạo Công tác thông tin đối ngoại tỉnh;",
                                "- Lưu: VT, BCXB."),
                        Paper.Signature::recipients)
                .returns(List.of("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), Paper.Signature::capacity);
    }

    @Test
    void shouldBreakTheNamesOfAgenciesWhereOneWould() {
        assertThat(Example.paper(Language.VI).head())
                .returns(List.of("ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH"), Paper.Head::superior)
                .returns(List.of("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"), Paper.Head::issuing);
        assertThat(HeadLines.of("UBND TỈNH TÂY NINH")).containsExactly("UBND TỈNH TÂY NINH");
    }

    @Test
    void shouldSayThatNothingWasShownWhenTheJournalHasNothing() {
        Period empty = Period.of("2024-03", PeriodRule.CALENDAR);
        var figures = Reckoning.figures(Example.FORM, empty, Example.evidence(empty));

        assertThat(paragraphs(Drafting.draft(figures, Example.FORM, Language.VI, "cotmoc", "")))
                .anySatisfy(text ->
                        assertThat(text).endsWith("Trong kỳ không có clip tuyên truyền nào được phát trọn vẹn."))
                .contains(
                        "Cụm thông tin đối ngoại tại Cửa khẩu quốc tế Mộc Bài không có lượt phát nào trong kỳ: nhật ký"
                                + " không ghi nhận lịch phát nào.");
    }

    @Test
    void shouldBeRefusedWhenAnAgencyHasNoNameAtThePeriodsEnd() {
        assertThatThrownBy(() -> Drafting.draft(Example.figures(), Example.form(List.of()), Language.VI, "cotmoc", ""))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("form-name-missing"));
    }

    @Test
    void shouldSpeakEnglishWhenAsked() {
        assertThat(paragraphs(Example.paper(Language.EN)).get(1))
                .isEqualTo("28 plays were planned: 18 plays complete, 8 plays incomplete, 2 plays missed. Airtime with"
                        + " confirmed signal was 0 h 44 min, with confirmed display 0 h 24 min.");
    }

    private static Figures with(List<Figures.Incident> incidents) {
        Figures figures = Example.figures();
        return new Figures(
                figures.period(),
                figures.sites(),
                figures.total(),
                figures.byTopic(),
                figures.byLanguage(),
                figures.bySource(),
                figures.byPriority(),
                figures.clips(),
                incidents,
                figures.devices(),
                figures.lastYear(),
                figures.gaps(),
                figures.monthly());
    }

    private static List<String> paragraphs(Paper paper) {
        return paper.body().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .toList();
    }
}
