// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import vn.cotmoc.report.paper.Block;
import vn.cotmoc.report.paper.Chart;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.paper.Table;
import vn.cotmoc.report.pdf.Fonts.Style;
import vn.cotmoc.report.pdf.Pages.Align;

/** The paper as PDF, to be printed, signed and kept. */
public final class Pdf {
    private static final float INDENT = 36;
    private static final float GAP = 6;
    private static final float CAPTION_SIZE = 13;
    private static final float NOTE_SIZE = 12;
    private static final float HEADING_HEIGHT = Pages.leading(Pages.SIZE) + 2 * GAP;
    /** A heading stays with so much of the text that follows it. */
    private static final float TEXT_ROOM = 3 * Pages.leading(Pages.SIZE);

    private final Paper paper;
    private final Pages pages;
    private final HeadDrawing head;

    private Pdf(Paper paper, PDDocument document) {
        this.paper = paper;
        this.pages = new Pages(document);
        this.head = new HeadDrawing(pages);
    }

    /**
     * The bytes of the file; the same paper with the same fonts gives the same.
     *
     * @throws vn.cotmoc.fault.Fault BROKEN {@code report-font-missing}, {@code report-font-unreadable}
     */
    public static byte[] of(Paper paper) {
        try (var document = new PDDocument()) {
            describe(document, paper);
            new Pdf(paper, document).draw();
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, Paper paper) {
        String title = paper.head().kind() + " – " + paper.head().title();
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setAuthor(paper.head().agency());
        // Without it the file's id is made from the clock.
        document.setDocumentId((long) paper.sha256().hashCode());
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(paper.language().locale().toLanguageTag());
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }

    private void draw() {
        head.head(paper.head());
        List<Block> body = paper.body();
        for (int i = 0; i < body.size() - 1; i++) {
            if (body.get(i) instanceof Block.Heading) {
                pages.need(room(body, i));
            }
            block(body.get(i));
        }
        closing(body.get(body.size() - 1));
        for (Paper.Annex annex : paper.annexes()) {
            annex(annex);
        }
        pages.end();
    }

    /** What a heading must not be parted from: the headings after it, and the beginning of what they head. */
    private float room(List<Block> body, int heading) {
        float height = 0;
        int i = heading;
        for (; body.get(i) instanceof Block.Heading; i++) {
            height += HEADING_HEIGHT;
        }
        return height + (body.get(i) instanceof Table table ? beginning(table) : TEXT_ROOM);
    }

    private float beginning(Table table) {
        return table.rows().isEmpty()
                ? TEXT_ROOM
                : 2 * Pages.leading(CAPTION_SIZE) + new TableDrawing(pages, table).beginning();
    }

    /** The last sentence and the signature share a page. */
    private void closing(Block last) {
        pages.need(3 * Pages.leading(Pages.SIZE) + 2 * GAP + head.height(paper.signature()));
        block(last);
        pages.skip(2 * GAP);
        head.signature(paper.signature());
    }

    private void annex(Paper.Annex annex) {
        pages.turn(true);
        PDStructureElement title = pages.tags().part("H1");
        text(title, annex.number(), Style.BOLD, Pages.SIZE, Align.CENTRE, 0);
        text(title, annex.title(), Style.BOLD, Pages.SIZE, Align.CENTRE, 0);
        text(pages.tags().part("P"), annex.reference(), Style.ITALIC, CAPTION_SIZE, Align.CENTRE, 0);
        pages.skip(2 * GAP);
        annex.blocks().forEach(this::block);
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            pages.skip(GAP);
            text(
                    pages.tags().part("H" + (heading.level() + 1)),
                    heading.text(),
                    Style.BOLD,
                    Pages.SIZE,
                    Align.LEFT,
                    INDENT);
            pages.skip(GAP);
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.text());
        } else if (block instanceof Block.Note note) {
            text(pages.tags().part("Note"), note.text(), Style.ITALIC, NOTE_SIZE, Align.JUSTIFIED, 0);
            pages.skip(GAP);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            new ChartDrawing(pages, chart).draw();
        }
    }

    private void paragraph(String text) {
        text(pages.tags().part("P"), text, Style.PLAIN, Pages.SIZE, Align.JUSTIFIED, INDENT);
        pages.skip(GAP);
    }

    private void table(Table table) {
        if (table.rows().isEmpty()) {
            paragraph(table.none());
            return;
        }
        var drawing = new TableDrawing(pages, table);
        pages.need(beginning(table));
        if (!table.caption().isEmpty()) {
            text(pages.tags().part("P"), table.caption(), Style.BOLD, CAPTION_SIZE, Align.CENTRE, 0);
            pages.skip(GAP / 2);
        }
        drawing.draw();
        pages.skip(2 * GAP);
    }

    private void text(PDStructureElement part, String text, Style style, float size, Align align, float indent) {
        List<Line> lines = pages.typesetter().lines(text, style, size, pages.width(), indent);
        pages.paragraph(part, lines, size, align, indent);
    }
}
