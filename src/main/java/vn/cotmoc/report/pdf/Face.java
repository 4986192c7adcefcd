// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import vn.cotmoc.fault.Fault;

/** One font file in one document: which letters it has, how wide they are, how they are shaped. */
final class Face {
    /** Glyphs are measured in thousandths of the size of the text. */
    static final float EM = 1000;

    private static final String SUBSTITUTE = "?";
    /** From here on numbers are Java2D's own, for what has no glyph at all. */
    private static final int INVISIBLE = 0xFFFE;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final COSName name;
    private final PDType0Font embedded;
    private final Font shaper;

    private Face(COSName name, PDType0Font embedded, Font shaper) {
        this.name = name;
        this.embedded = embedded;
        this.shaper = shaper;
    }

    /**
     * Loads a font for a document.
     *
     * @throws Fault BROKEN {@code report-font-unreadable}
     */
    static Face load(PDDocument document, String name, File file) {
        try {
            // The first argument of createFont fixes the file's own glyph numbers, which are those of the embedded
            // font.
            Font shaper = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(EM);
            return new Face(COSName.getPDFName(name), PDType0Font.load(document, file), shaper);
        } catch (IOException | FontFormatException e) {
            throw Fault.broken("report-font-unreadable", file).causedBy(e);
        }
    }

    COSName name() {
        return name;
    }

    PDType0Font embedded() {
        return embedded;
    }

    boolean has(int codePoint) {
        return shaper.canDisplay(codePoint);
    }

    /** A stretch of text as glyphs; a script whose letters join or change places comes out shaped. */
    Run run(String text, boolean complex) {
        char[] letters = text.toCharArray();
        GlyphVector vector = shaper.layoutGlyphVector(EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        List<Run.Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < vector.getNumGlyphs(); i++) {
            if (vector.getGlyphCode(i) >= INVISIBLE) {
                continue;
            }
            Point2D at = vector.getGlyphPosition(i);
            glyphs.add(new Run.Glyph(vector.getGlyphCode(i), (float) at.getX(), (float) -at.getY()));
        }
        return new Run(this, text, complex, glyphs, (float)
                vector.getGlyphPosition(vector.getNumGlyphs()).getX());
    }

    /** A sign in the place of text that cannot be shown; who copies it gets the text. */
    Run substitute(String text) {
        Run sign = run(SUBSTITUTE, true);
        return new Run(this, text, true, sign.glyphs(), sign.width());
    }

    /** Notes that a run is written, so that its glyphs go into the file. */
    void use(Run run) {
        // A letter's code point gives the reader's copy of the text; a shaped glyph may stand for none of its own.
        run.text().codePoints().filter(this::has).forEach(embedded::addToSubset);
        if (run.complex()) {
            embedded.addGlyphsToSubset(Set.copyOf(run.codes()));
        }
    }
}
