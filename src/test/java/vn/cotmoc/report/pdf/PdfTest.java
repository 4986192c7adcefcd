// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.paper.Block;
import vn.cotmoc.report.paper.Cell;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.paper.Table;

@Tag("L3")
class PdfTest {
    private static final Paper PAPER = Example.paper(Language.VI);
    private static final Table PLAYS = PAPER.tables().get(0);
    private static final PDDocument READ = read(Pdf.of(PAPER));

    @Test
    void shouldHaveItsVietnameseAsTextToSelect() throws IOException {
        String text = text(1, READ.getNumberOfPages());
        String flowing = text.replaceAll("\\s+", " ");

        assertThat(text)
                .contains("SỞ VĂN HÓA,", "Độc lập - Tự do - Hạnh phúc", "Số: …/BC-SVHTTDL")
                .contains("đã phát 15 clip tuyên truyền với 18 lượt phát", "xem xét, chỉ đạo./.", "KT. GIÁM ĐỐC")
                .contains(Example.SHA256);
        assertThat(flowing).contains("Phân giới, cắm mốc biên giới đất liền: kết quả mới");
    }

    @Test
    void shouldKeepKhmerTextBesideItsGlyphs() {
        List<String> texts = new ArrayList<>();
        for (PDPage page : READ.getPages()) {
            texts.addAll(ActualTexts.of(page));
        }

        assertThat(String.join(" ", texts)).contains("ព្រំដែនសន្តិភាព មិត្តភាព", "ស្វាគមន៍មកកាន់");
    }

    @Test
    void shouldNumberItsPagesFromTheSecondOn() throws IOException {
        for (int page = 2; page <= READ.getNumberOfPages(); page++) {
            assertThat(text(page, page).strip()).startsWith(page + "");
        }
        assertThat(text(1, 1).strip()).startsWith("ỦY BAN NHÂN DÂN");
    }

    @Test
    void shouldEmbedEveryFont() throws IOException {
        for (PDPage page : READ.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void shouldTagWhatItsPiecesAre() {
        assertThat(READ.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(READ.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
        List<String> types = new ArrayList<>();
        collect(READ.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), types);

        assertThat(new TreeSet<>(types))
                .contains("Document", "Figure", "H1", "H2", "H3", "P", "TD", "TH", "TR", "Table");
        assertThat(types).filteredOn("Table"::equals).hasSize((int)
                PAPER.tables().stream().filter(table -> !table.rows().isEmpty()).count());
        assertThat(types)
                .filteredOn("TD"::equals)
                .hasSize(PAPER.tables().stream().mapToInt(PdfTest::cells).sum());
    }

    @Test
    void shouldHaveRoomForTheFiguresOfThreeNodes() throws IOException {
        List<Cell> cells = new ArrayList<>(PLAYS.rows().get(0).cells());
        cells.set(2, new Cell.Count(1_500_000, "1.500.000"));
        cells.set(3, new Cell.Count(1_349_898, "1.349.898"));
        cells.set(4, new Cell.Count(150_102, "150.102"));

        try (PDDocument read = read(Pdf.of(with(new Table.Row(cells, true))))) {
            assertThat(new PDFTextStripper().getText(read)).contains("1.500.000 1.349.898 150.102");
        }
    }

    @Test
    void shouldLoseNothingOfARowThatIsHigherThanAPage() throws IOException {
        List<Cell> cells = new ArrayList<>(PLAYS.rows().get(0).cells());
        cells.set(0, new Cell.Words("mất hình " + "đã khởi động lại trình phát ".repeat(200) + "tậncùng"));

        try (PDDocument read = read(Pdf.of(with(new Table.Row(cells, false))))) {
            StringBuilder seen = new StringBuilder();
            for (PDPage page : read.getPages()) {
                var paper = new PDFTextStripperByArea();
                paper.addRegion(
                        "page",
                        new Rectangle2D.Float(
                                0,
                                0,
                                page.getMediaBox().getWidth(),
                                page.getMediaBox().getHeight()));
                paper.extractRegions(page);
                seen.append(paper.getTextForRegion("page"));
            }
            assertThat(seen).contains("mất hình", "tậncùng");
            assertThat(seen.toString().split("trình")).hasSizeGreaterThan(200);
        }
    }

    /** The paper with a row of one's own in its first table. */
    private static Paper with(Table.Row row) {
        var table = new Table(PLAYS.sheet(), PLAYS.caption(), PLAYS.columns(), List.of(row), PLAYS.none());
        List<Block> body = new ArrayList<>(PAPER.body());
        body.set(body.indexOf(PLAYS), table);
        return new Paper(PAPER.language(), PAPER.head(), body, PAPER.signature(), PAPER.annexes(), PAPER.sha256());
    }

    @Test
    void shouldGiveTheSameBytesTwice() {
        assertThat(Pdf.of(Example.paper(Language.VI))).isEqualTo(Pdf.of(PAPER));
    }

    private static int cells(Table table) {
        return table.rows().size() * table.columns().size();
    }

    private static void collect(COSDictionary element, List<String> types) {
        if (element.containsKey(COSName.S)) {
            types.add(element.getNameAsString(COSName.S));
        }
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSDictionary kid) {
            collect(kid, types);
        } else if (kids instanceof COSArray array) {
            for (COSBase kid : array) {
                COSBase direct = kid instanceof COSObject reference ? reference.getObject() : kid;
                if (direct instanceof COSDictionary dictionary) {
                    collect(dictionary, types);
                }
            }
        }
    }

    private static String text(int from, int to) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(READ);
    }

    private static PDDocument read(byte[] bytes) {
        try {
            return Loader.loadPDF(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
