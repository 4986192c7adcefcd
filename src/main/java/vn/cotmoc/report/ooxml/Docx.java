// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.paper.Chart;
import vn.cotmoc.report.paper.Paper;

/** The paper as a Word document, to be edited and signed. */
public final class Docx {
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Docx() {}

    /** The bytes of the file; the same paper gives the same. */
    public static byte[] of(Paper paper) {
        var parts = new Parts();
        var body = new DocxBody(paper);
        Xml document = body.xml();
        parts.add("[Content_Types].xml", contentTypes(body.charts().size()));
        parts.add(
                "_rels/.rels",
                relationships(
                        OFFICE + "officeDocument",
                        "word/document.xml",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml"));
        parts.add("docProps/core.xml", core(paper));
        parts.add("word/document.xml", document);
        parts.add(
                "word/_rels/document.xml.rels",
                relationships(targets(body.charts().size())));
        parts.add("word/styles.xml", styles(paper.language()));
        parts.add("word/settings.xml", resource("settings.xml"));
        parts.add("word/header.xml", resource("header.xml"));
        parts.add("word/header-first.xml", resource("header-first.xml"));
        for (int i = 0; i < body.charts().size(); i++) {
            chart(parts, i + 1, body.charts().get(i));
        }
        return parts.zipped();
    }

    private static String[] targets(int charts) {
        List<String> targets = new ArrayList<>(List.of(
                OFFICE + "styles", "styles.xml",
                OFFICE + "settings", "settings.xml",
                OFFICE + "header", "header.xml",
                OFFICE + "header", "header-first.xml"));
        for (int number = 1; number <= charts; number++) {
            targets.addAll(List.of(OFFICE + "chart", "charts/chart" + number + ".xml"));
        }
        return targets.toArray(String[]::new);
    }

    private static void chart(Parts parts, int number, Chart chart) {
        String workbook = "embeddings/chart" + number + ".xlsx";
        parts.add("word/charts/chart" + number + ".xml", DocxChart.part(chart));
        parts.add(
                "word/charts/_rels/chart" + number + ".xml.rels", relationships(OFFICE + "package", "../" + workbook));
        parts.add("word/" + workbook, ChartData.of(chart));
    }

    private static Xml contentTypes(int charts) {
        var xml = new Xml();
        xml.open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
        xml.leaf("Default", "Extension", "xml", "ContentType", "application/xml");
        xml.leaf(
                "Default",
                "Extension",
                "rels",
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml");
        xml.leaf("Default", "Extension", "xlsx", "ContentType", SPREADSHEET);
        for (int number = 1; number <= charts; number++) {
            part(xml, "/word/charts/chart" + number + ".xml", CHART);
        }
        part(xml, "/word/document.xml", WORD + "document.main+xml");
        part(xml, "/word/styles.xml", WORD + "styles+xml");
        part(xml, "/word/settings.xml", WORD + "settings+xml");
        part(xml, "/word/header.xml", WORD + "header+xml");
        part(xml, "/word/header-first.xml", WORD + "header+xml");
        part(xml, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        return xml.close();
    }

    private static void part(Xml xml, String name, String type) {
        xml.leaf("Override", "PartName", name, "ContentType", type);
    }

    /** Types and targets in turn; their ids are r1, r2, … */
    private static Xml relationships(String... typesAndTargets) {
        var xml = new Xml();
        xml.open("Relationships", "xmlns", RELATIONSHIPS);
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.leaf(
                    "Relationship",
                    "Id",
                    "r" + (i / 2 + 1),
                    "Type",
                    typesAndTargets[i],
                    "Target",
                    typesAndTargets[i + 1]);
        }
        return xml.close();
    }

    private static Xml core(Paper paper) {
        var xml = new Xml();
        xml.open(
                "cp:coreProperties",
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        xml.open("dc:title")
                .text(paper.head().kind() + " – " + paper.head().title())
                .close();
        xml.open("dc:creator").text(paper.head().agency()).close();
        xml.open("dc:identifier").text(paper.sha256()).close();
        xml.open("dc:language").text(paper.language().locale().toLanguageTag()).close();
        return xml.close();
    }

    private static byte[] styles(Language language) {
        String tag = language == Language.VI ? "vi-VN" : "en-GB";
        return new String(resource("styles.xml"), StandardCharsets.UTF_8)
                .replace("vi-VN", tag)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Docx.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
