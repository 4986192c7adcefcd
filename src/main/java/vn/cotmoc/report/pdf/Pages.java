// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import vn.cotmoc.report.pdf.Fonts.Style;

/**
 * The pages one after another, filled from the top. Measures are those of Decree 30/2020, in points: A4, margins of 20, 15,
 * 20 and 30 mm, the page's number above the text from the second page on.
 */
final class Pages {
    static final float SIZE = 14;
    private static final float MM = 72 / 25.4f;
    private static final float SHORT_SIDE = 210 * MM;
    private static final float LONG_SIDE = 297 * MM;
    private static final float TOP = 20 * MM;
    private static final float BOTTOM = 20 * MM;
    private static final float LEFT = 30 * MM;
    private static final float RIGHT = 15 * MM;
    private static final float NUMBER_TOP = 10 * MM;
    /** From line to line, in relation to the size: what a word processor calls single for this font. */
    private static final float LEADING = 1.15f;
    /** From the top of a line to where its letters stand. */
    private static final float ASCENT = 0.9f;

    /** How a line stands between its margins. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT,
        JUSTIFIED
    }

    private final PDDocument document;
    private final Fonts fonts;
    private final Typesetter typesetter;
    private final Tags tags;
    private final PDResources resources = new PDResources();
    private final Set<Face> used = new LinkedHashSet<>();
    private boolean landscape;
    private Pen pen;
    private float y;

    Pages(PDDocument document) {
        this.document = document;
        this.fonts = new Fonts(document);
        this.typesetter = new Typesetter(fonts);
        this.tags = new Tags(document);
        this.pen = begin();
    }

    Tags tags() {
        return tags;
    }

    Typesetter typesetter() {
        return typesetter;
    }

    Pen pen() {
        return pen;
    }

    /** How far down the page is filled: the next thing goes below. */
    float y() {
        return y;
    }

    float left() {
        return LEFT;
    }

    float width() {
        return (landscape ? LONG_SIDE : SHORT_SIDE) - LEFT - RIGHT;
    }

    /** The height of a whole page. */
    float height() {
        return top() - BOTTOM;
    }

    private float top() {
        return (landscape ? SHORT_SIDE : LONG_SIDE) - TOP;
    }

    /** Turns the page, upright or across. */
    void turn(boolean across) {
        pen.end(document);
        landscape = across;
        pen = begin();
    }

    /** Turns the page unless there is so much room left on it; tells whether it did. */
    boolean need(float room) {
        boolean turns = y - room < BOTTOM;
        if (turns) {
            turn(landscape);
        }
        return turns;
    }

    /** Leaves so much empty. */
    void skip(float height) {
        y -= height;
    }

    static float leading(float size) {
        return size * LEADING;
    }

    /** A paragraph across the page, its lines going on to the next where they must, but never one alone. */
    void paragraph(PDStructureElement part, List<Line> lines, float size, Align align, float indent) {
        for (int i = 0; i < lines.size(); i++) {
            boolean keepsTwo = i == 0 || i == lines.size() - 2;
            need(leading(size) * (keepsTwo && i + 1 < lines.size() ? 2 : 1));
            Line line = lines.get(i);
            float shift = i == 0 ? indent : 0;
            pen.tagged(part, () -> line(line, size, LEFT, width(), align, shift));
        }
    }

    /** One line within a column, and on to the next. */
    void line(Line line, float size, float x, float width, Align align, float indent) {
        write(line, size, x, y, width, align, indent);
        y -= leading(size);
    }

    /** One line whose top is given. The width of a first line counts its indent. */
    void write(Line line, float size, float x, float top, float width, Align align, float indent) {
        float free = width - line.width();
        float from = switch (align) {
            case LEFT, JUSTIFIED -> x + indent;
            case CENTRE -> x + free / 2;
            case RIGHT -> x + free;
        };
        int spaces = line.words().size() - 1;
        float stretch = align == Align.JUSTIFIED && !line.last() && spaces > 0 ? free / spaces : 0;
        pen.text(line, size, from, top - size * ASCENT, stretch);
    }

    /** A short text on one line, wherever it is to stand. */
    void label(String text, Style style, float size, float x, float top, float width, Align align) {
        write(typesetter.lines(text, style, size, Float.MAX_VALUE, 0).get(0), size, x, top, width, align, 0);
    }

    /** Ends the last page and all that goes over the whole document. */
    void end() {
        pen.end(document);
        fonts.embed(resources, used);
        tags.end();
    }

    private Pen begin() {
        PDRectangle sheet = landscape ? new PDRectangle(LONG_SIDE, SHORT_SIDE) : new PDRectangle(SHORT_SIDE, LONG_SIDE);
        var page = new PDPage(sheet);
        page.setResources(resources);
        document.addPage(page);
        tags.begin(page);
        y = top();
        pen = new Pen(page, tags, used);
        int number = document.getNumberOfPages();
        if (number > 1) {
            float numberTop = sheet.getHeight() - NUMBER_TOP;
            pen.artifact(() ->
                    label(String.valueOf(number), Style.PLAIN, SIZE, 0, numberTop, sheet.getWidth(), Align.CENTRE));
        }
        return pen;
    }
}
