// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;

/** The texts that stand beside shaped glyphs, in the order of a page. */
final class ActualTexts {
    private ActualTexts() {}

    static List<String> of(PDPage page) {
        try {
            return new PDFStreamParser(page)
                    .parse().stream().flatMap(ActualTexts::find).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> find(Object token) {
        return token instanceof COSDictionary properties
                ? Stream.ofNullable(properties.getString(COSName.getPDFName("ActualText")))
                : Stream.empty();
    }
}
