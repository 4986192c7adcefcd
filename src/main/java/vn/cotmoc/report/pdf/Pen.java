// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/**
 * Writes the operators of one page. PDFBox's own content stream takes text only, and shaped glyphs are none; its writer of
 * operators takes both.
 */
final class Pen {
    private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");
    private static final COSName SPAN = COSName.getPDFName("Span");
    private static final int PRECISION = 1000;

    private final PDPage page;
    private final Tags tags;
    private final Set<Face> used;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ContentStreamWriter out = new ContentStreamWriter(bytes);

    /** @param used takes up every face that is written with */
    Pen(PDPage page, Tags tags, Set<Face> used) {
        this.page = page;
        this.tags = tags;
        this.used = used;
    }

    /** What is drawn belongs to a part of the document. */
    void tagged(PDStructureElement part, Runnable drawing) {
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, tags.mark(part, page));
        operator("BDC", COSName.getPDFName(part.getStructureType()), properties);
        drawing.run();
        operator("EMC");
    }

    /** What is drawn belongs to the page alone: rules, its number. */
    void artifact(Runnable drawing) {
        operator("BMC", COSName.ARTIFACT);
        drawing.run();
        operator("EMC");
    }

    /**
     * A line of text.
     *
     * @param stretch added to each space, in points
     */
    void text(Line line, float size, float x, float y, float stretch) {
        operator("BT");
        float at = x;
        for (int i = 0; i < line.words().size(); i++) {
            for (Run run : line.words().get(i)) {
                at = run(run, size, at, y);
            }
            if (i < line.words().size() - 1) {
                at = run(line.space(), size, at, y) + stretch;
            }
        }
        operator("ET");
    }

    private float run(Run run, float size, float x, float y) {
        used.add(run.face());
        run.face().use(run);
        operator("Tf", run.face().name(), number(size));
        if (run.complex()) {
            shaped(run, size, x, y);
        } else {
            operator("Tm", number(1), number(0), number(0), number(1), number(x), number(y));
            operator("Tj", codes(run.glyphs()));
        }
        return x + run.width() * size / Face.EM;
    }

    private void shaped(Run run, float size, float x, float y) {
        var properties = new COSDictionary();
        properties.setItem(ACTUAL_TEXT, new COSString(run.text()));
        operator("BDC", SPAN, properties);
        for (Run.Glyph glyph : run.glyphs()) {
            float glyphX = x + glyph.x() * size / Face.EM;
            float glyphY = y + glyph.y() * size / Face.EM;
            operator("Tm", number(1), number(0), number(0), number(1), number(glyphX), number(glyphY));
            operator("Tj", codes(List.of(glyph)));
        }
        operator("EMC");
    }

    private static COSString codes(List<Run.Glyph> glyphs) {
        var codes = new byte[2 * glyphs.size()];
        for (int i = 0; i < glyphs.size(); i++) {
            codes[2 * i] = (byte) (glyphs.get(i).code() >> 8);
            codes[2 * i + 1] = (byte) glyphs.get(i).code();
        }
        return new COSString(codes, true);
    }

    /** A straight line, black. */
    void rule(float fromX, float fromY, float toX, float toY, float width) {
        rule(fromX, fromY, toX, toY, width, Color.BLACK);
    }

    void rule(float fromX, float fromY, float toX, float toY, float width, Color colour) {
        float[] rgb = colour.getRGBColorComponents(null);
        operator("RG", number(rgb[0]), number(rgb[1]), number(rgb[2]));
        operator("w", number(width));
        operator("m", number(fromX), number(fromY));
        operator("l", number(toX), number(toY));
        operator("S");
    }

    /** A filled rectangle; what is written after it is black again. */
    void fill(float x, float y, float width, float height, Color colour) {
        float[] rgb = colour.getRGBColorComponents(null);
        operator("rg", number(rgb[0]), number(rgb[1]), number(rgb[2]));
        operator("re", number(x), number(y), number(width), number(height));
        operator("f");
        operator("rg", number(0), number(0), number(0));
    }

    /** Gives the page what was written. */
    void end(PDDocument document) {
        var stream = new PDStream(document);
        try (OutputStream content = stream.createOutputStream(COSName.FLATE_DECODE)) {
            bytes.writeTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.setContents(stream);
    }

    private void operator(String name, Object... operands) {
        try {
            out.writeTokens(operands);
            out.writeToken(Operator.getOperator(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A thousandth of a point is finer than any printer.
    private static COSFloat number(float value) {
        return new COSFloat((float) Math.round(value * PRECISION) / PRECISION);
    }
}
