// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.report.paper.Block;
import vn.cotmoc.report.paper.Chart;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.paper.Table;

/** {@code word/document.xml}: the text itself. Its styles stand in {@code styles.xml}. */
final class DocxBody {
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String HEADER = "r3";
    private static final String FIRST_HEADER = "r4";
    /** Those of the charts come after them. */
    private static final int OTHER_RELATIONSHIPS = 4;

    /** Room for a signature and a seal. */
    private static final int SIGNATURE_LINES = 5;

    private static final int HEAD_LEFT = Sheet.mm(68);
    private static final int SIGNATURE_LEFT = Sheet.mm(85);

    private final Paper paper;
    private final Xml xml = new Xml();
    private final DocxTable tables = new DocxTable(xml);
    private final List<Chart> charts = new ArrayList<>();

    DocxBody(Paper paper) {
        this.paper = paper;
    }

    Xml xml() {
        xml.open("w:document", "xmlns:w", MAIN, "xmlns:r", RELATIONSHIPS).open("w:body");
        head();
        List<Block> body = paper.body();
        body.subList(0, body.size() - 1).forEach(block -> block(block, false));
        if (body.get(body.size() - 1) instanceof Block.Paragraph closing) {
            paragraph("Closing", closing.text(), "");
        }
        signature();
        sectionEnd(false);
        for (int i = 0; i < paper.annexes().size(); i++) {
            annex(paper.annexes().get(i), i > 0);
        }
        section(true, false);
        return xml.close().close();
    }

    /** Those that {@link #xml} placed, in their order; the first is number 1. */
    List<Chart> charts() {
        return charts;
    }

    static String chartRelationship(int number) {
        return "r" + (OTHER_RELATIONSHIPS + number);
    }

    private void head() {
        Paper.Head head = paper.head();
        int right = Sheet.width(false) - HEAD_LEFT;
        tables.begin(HEAD_LEFT, right);
        tables.row(
                () -> {
                    head.superior().forEach(line -> paragraph("Head", line, ""));
                    head.issuing().forEach(line -> paragraph("Head", line, "b"));
                    rule(HEAD_LEFT * 3 / 10);
                },
                () -> {
                    paragraph("Head", head.nation(), "b");
                    paragraph("Creed", head.creed(), "");
                    rule(right / 5);
                });
        tables.row(() -> paragraph("Number", head.number(), ""), () -> paragraph("DateLine", head.placeAndDate(), ""));
        tables.end();
        paragraph("Head", "", "");
        paragraph("DocumentTitle", head.kind(), "");
        paragraph("DocumentTitle", head.title(), "");
        rule(Sheet.width(false) * 2 / 5);
        paragraph("Head", "", "");
    }

    private void block(Block block, boolean landscape) {
        if (block instanceof Block.Heading heading) {
            paragraph("Heading" + heading.level(), heading.text(), "");
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph("Body", paragraph.text(), "");
        } else if (block instanceof Block.Note note) {
            paragraph("Note", note.text(), "");
        } else if (block instanceof Table table) {
            table(table, landscape);
        } else if (block instanceof Chart chart) {
            charts.add(chart);
            DocxChart.place(xml, chart, charts.size(), chartRelationship(charts.size()), landscape);
        }
    }

    private void table(Table table, boolean landscape) {
        if (table.rows().isEmpty()) {
            paragraph("Body", table.none(), "");
            return;
        }
        if (!table.caption().isEmpty()) {
            paragraph("Caption", table.caption(), "");
        }
        tables.write(table, Sheet.width(landscape));
        // Two tables without a paragraph between them would become one.
        paragraph("TableText", "", "");
    }

    private void signature() {
        Paper.Signature signature = paper.signature();
        tables.begin(SIGNATURE_LEFT, Sheet.width(false) - SIGNATURE_LEFT);
        tables.row(
                () -> {
                    run("Recipients", signature.recipientsTitle(), "b", "i", "12");
                    signature.recipients().forEach(recipient -> paragraph("Recipients", recipient, ""));
                },
                () -> {
                    signature.capacity().forEach(line -> paragraph("Signature", line, ""));
                    for (int i = 0; i < SIGNATURE_LINES; i++) {
                        paragraph("Signature", "", "");
                    }
                    paragraph("Signature", signature.name(), "");
                });
        tables.end();
    }

    private void annex(Paper.Annex annex, boolean newPage) {
        xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", "DocumentTitle");
        if (newPage) {
            xml.leaf("w:pageBreakBefore");
        }
        xml.leaf("w:outlineLvl", "w:val", "0").close();
        text(annex.number());
        xml.close();
        paragraph("DocumentTitle", annex.title(), "");
        paragraph("DateLine", annex.reference(), "");
        paragraph("TableText", "", "");
        annex.blocks().forEach(block -> block(block, true));
    }

    /** A line as wide as the text less {@code indent} on each side. */
    private void rule(int indent) {
        String side = String.valueOf(indent);
        xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", "Rule");
        xml.leaf("w:ind", "w:left", side, "w:right", side).close().close();
    }

    private void paragraph(String style, String text, String emphasis) {
        run(style, text, emphasis, "", "");
    }

    private void run(String style, String text, String first, String second, String points) {
        xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", style).close();
        if (!text.isEmpty()) {
            DocxTable.run(xml, text, first, second, points);
        }
        xml.close();
    }

    private void text(String text) {
        DocxTable.run(xml, text, "", "", "");
    }

    /** Ends the upright pages: a section's measures stand in its last paragraph. */
    private void sectionEnd(boolean landscape) {
        xml.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", "TableText");
        section(landscape, true);
        xml.close().close();
    }

    private void section(boolean landscape, boolean first) {
        xml.open("w:sectPr");
        xml.leaf("w:headerReference", "w:type", "default", "r:id", HEADER);
        if (first) {
            xml.leaf("w:headerReference", "w:type", "first", "r:id", FIRST_HEADER);
        }
        String width = String.valueOf(landscape ? Sheet.LONG_SIDE : Sheet.SHORT_SIDE);
        String height = String.valueOf(landscape ? Sheet.SHORT_SIDE : Sheet.LONG_SIDE);
        if (landscape) {
            xml.leaf("w:pgSz", "w:w", width, "w:h", height, "w:orient", "landscape");
        } else {
            xml.leaf("w:pgSz", "w:w", width, "w:h", height);
        }
        xml.leaf(
                "w:pgMar",
                "w:top",
                String.valueOf(Sheet.TOP),
                "w:right",
                String.valueOf(Sheet.RIGHT),
                "w:bottom",
                String.valueOf(Sheet.BOTTOM),
                "w:left",
                String.valueOf(Sheet.LEFT),
                "w:header",
                String.valueOf(Sheet.NUMBER_TOP),
                "w:footer",
                String.valueOf(Sheet.NUMBER_TOP),
                "w:gutter",
                "0");
        if (first) {
            xml.leaf("w:titlePg");
        }
        xml.close();
    }
}
