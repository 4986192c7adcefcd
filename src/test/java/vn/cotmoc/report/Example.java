// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.paper.Drafting;
import vn.cotmoc.report.paper.Paper;

/** The small journal of the examples, placed by hand, and the form beside it. */
public final class Example {
    public static final Path FOLDER = folder();
    public static final Form FORM = form(List.of(
            new Form.Name("Sở Thông tin và Truyền thông", "STTTT", null, LocalDate.of(2025, 2, 28)),
            new Form.Name("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", LocalDate.of(2025, 3, 1), null)));
    public static final Period H1 = Period.of("2026-H1", PeriodRule.CALENDAR);

    /** Of its figures. */
    public static final String SHA256 = "23b50cd6528479af8e0a17bd42a1966d6a6501e27417f5e901653d27a68c45b7";

    private Example() {}

    public static Figures figures() {
        return Reckoning.figures(FORM, H1, evidence(H1));
    }

    public static Evidence evidence(Period period) {
        return lines().evidence(period);
    }

    public static Paper paper(Language language) {
        return Drafting.draft(figures(), FORM, language, "cotmoc 0.1.0", SHA256);
    }

    /** What must come out. */
    public static JsonNode report() throws IOException {
        return new JsonMapper().readTree(FOLDER.resolve("report-2026-H1.json").toFile());
    }

    static JournalLines lines() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new JournalLines(files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .flatMap(Example::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Example.class.getResource("/examples/journal/report.yaml"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The form with other names of the agency that reports. */
    public static Form form(List<Form.Name> issuing) {
        return form(issuing, Map.of());
    }

    /** The form with dates to hand in by. */
    static Form due(Map<String, MonthDay> due) {
        return form(FORM.issuing(), due);
    }

    private static Form form(List<Form.Name> issuing, Map<String, MonthDay> due) {
        return new Form(
                PeriodRule.CALENDAR,
                "Tây Ninh",
                List.of(new Form.Name("Ủy ban nhân dân tỉnh Tây Ninh", "", null, null)),
                issuing,
                List.of(
                        new Form.Name("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "", null, LocalDate.of(2025, 6, 30)),
                        new Form.Name("Ban Chỉ huy Bộ đội Biên phòng tỉnh", "", LocalDate.of(2025, 7, 1), null)),
                null,
                List.of(
                        new Form.Site("moc-bai", "Cửa khẩu quốc tế Mộc Bài", List.of("moc-bai-1"), null),
                        new Form.Site("xa-mat", "Cửa khẩu quốc tế Xa Mát", List.of("xa-mat-1"), null),
                        new Form.Site(
                                "ha-tien",
                                "Cửa khẩu quốc tế Hà Tiên",
                                List.of(),
                                new Form.Suspension(
                                        LocalDate.of(2018, 1, 15),
                                        null,
                                        "màn hình LED hỏng, đã hết thời hạn bảo hành"))),
                new Form.Signatory("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", null),
                List.of("Ủy ban nhân dân tỉnh", "Ban Chỉ đạo Công tác thông tin đối ngoại tỉnh"),
                "VT, BCXB",
                Map.of(),
                Map.of(),
                Map.of(),
                due);
    }
}
