// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Example;
import vn.cotmoc.report.paper.Block;
import vn.cotmoc.report.paper.Paper;

/** Titles come from many hands: whatever they hold, the page shows a glyph for it, and gives the text to who copies it. */
@Tag("L3")
class GlyphsTest {
    @ParameterizedTest
    @CsvSource({
        "Tiếng Việt đủ dấu: ẵ ỡ ự Đ,       ''",
        "ភាសាខ្មែរ\u200Bនិង\u200Bទេសចរណ៍,          ភាសាខ្មែរ",
        "ພາສາລາວ,                            ພາສາລາວ",
        "越南边境 中国之声,                     ''",
        "bắt tay \uD83E\uDD1D và \uD83E\uDDFF, '\uD83E\uDDFF'",
        "riêng \uE000 tư,                    '\uE000'",
        "nửa cặp \uD83E rồi hết,              '\uFFFD'",
        "điều\u0001 khiển\u007f\u0085 và\u00AD nối\u200D \uFEFF, ''",
        "ba dòng\u2028một đoạn\u2029hết\trồi,  ''",
    })
    void shouldShowSomethingForEveryLetter(String text, String beside) throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.of(saying(text)))) {
            assertThat(withoutOutline(document)).isEmpty();
            List<String> texts = new ArrayList<>();
            document.getPages().forEach(page -> texts.addAll(ActualTexts.of(page)));
            assertThat(String.join("", texts)).contains(beside);
        }
    }

    /** The example's paper with one more paragraph at its beginning. */
    private static Paper saying(String text) {
        Paper paper = Example.paper(Language.VI);
        List<Block> body = new ArrayList<>(List.of(new Block.Paragraph(text)));
        body.addAll(paper.body());
        return new Paper(paper.language(), paper.head(), body, paper.signature(), paper.annexes(), paper.sha256());
    }

    /** What is written in the document but cannot be seen, other than spaces. */
    private static List<String> withoutOutline(PDDocument document) throws IOException {
        List<String> unseen = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            PDType0Font font = null;
            Object before = "";
            Object beforeThat = "";
            for (Object token : new PDFStreamParser(page).parse()) {
                if (token instanceof Operator operator && operator.getName().equals("Tf")) {
                    font = (PDType0Font) page.getResources().getFont((COSName) beforeThat);
                } else if (token instanceof Operator operator
                        && operator.getName().equals("Tj")
                        && font != null) {
                    unseen.addAll(withoutOutline(font, ((COSString) before).getBytes()));
                }
                beforeThat = before;
                before = token;
            }
        }
        return unseen;
    }

    private static List<String> withoutOutline(PDType0Font font, byte[] codes) throws IOException {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < codes.length; i += 2) {
            int code = (codes[i] & 0xFF) << 8 | (codes[i + 1] & 0xFF);
            String letter = font.toUnicode(code);
            boolean blank = letter != null && letter.replace('\u00A0', ' ').isBlank();
            if (!blank && (code == 0 || font.getPath(code).getBounds2D().isEmpty())) {
                unseen.add(font.getName() + " " + code + " " + letter);
            }
        }
        return unseen;
    }
}
